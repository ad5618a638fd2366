import type { AccountProfile } from "../account-profile";
import type { HistoryPen } from "../history-pen";

/** krakenTrader holds coins with a real stop, earns on two of them, and has more trades than one page tells. */
export const krakenTrader: AccountProfile = {
  id: "kraken-trader",
  venue: "kraken",
  title: "Kraken trader",
  description: "About $38,000 on Kraken: BTC, ETH and SOL with a stop in the book, coins that earn, seventy trades.",
  write(pen: HistoryPen): void {
    const [first = "BTC", second = first, third = second] = pen.pick(["BTC", "ETH", "SOL"], 3);
    pen.deposit("USDT", 25_000, pen.ago(250, 8));
    pen.hold(first, 14_000, [
      { daysAgo: 240, share: 0.5 },
      { daysAgo: 100, share: 0.5 },
    ]);
    const staked = pen.hold(second, 9_000, [{ daysAgo: 150, share: 1 }]);
    const quantity = pen.hold(third, 5_000, [{ daysAgo: 45, share: 1 }]);
    for (let i = 0; i < 33; i++) {
      const openedAt = pen.ago(230 - i * 5, 6 + (i % 12), i);
      const size = pen.quantity(second, 500 + 400 * pen.draw(i));
      pen.trade(second, "BUY", size, openedAt);
      pen.trade(second, "SELL", size, openedAt + (1 + Math.floor(3 * pen.draw(i + 50))) * 86_400_000);
    }
    pen.subscribe(second, staked.times(0.3), pen.ago(30, 9), 90);
    pen.subscribe("USDT", 3_000, pen.ago(60, 10));
    pen.order({
      venue: "spot",
      symbol: `${third}USDT`,
      side: "SELL",
      type: "STOP_LOSS_LIMIT",
      quantity: pen.onLotGrid(third, quantity.times(0.99)),
      price: pen.onTickGrid(third, pen.lowSinceAnchor(third).times(0.895)),
      stopPrice: pen.onTickGrid(third, pen.lowSinceAnchor(third).times(0.9)),
      placedAt: pen.ago(44, 9),
    });
    pen.withdraw("USDT", 1_500, 1, pen.ago(33, 13));
    pen.cashUsd = 7_000;
    pen.cashSettledDaysAgo = 30;
  },
};
