import type { AccountProfile } from "../account-profile";
import type { HistoryPen } from "../history-pen";

/** coinbaseTrader holds coins with a real stop, and has more fills than one page tells. */
export const coinbaseTrader: AccountProfile = {
  id: "coinbase-trader",
  venue: "coinbase",
  title: "Coinbase trader",
  description: "About $30,000 on Coinbase: BTC, ETH and SOL with a stop in the book, a hundred and twenty fills.",
  write(pen: HistoryPen): void {
    const [first = "BTC", second = first, third = second] = pen.pick(["BTC", "ETH", "SOL"], 3);
    pen.deposit("USDT", 22_000, pen.ago(450, 8));
    pen.hold(first, 12_000, [
      { daysAgo: 440, share: 0.5 },
      { daysAgo: 100, share: 0.5 },
    ]);
    pen.hold(second, 7_000, [{ daysAgo: 150, share: 1 }]);
    const quantity = pen.hold(third, 4_000, [{ daysAgo: 45, share: 1 }]);
    for (let i = 0; i < 58; i++) {
      const openedAt = pen.ago(410 - i * 6, 6 + (i % 12), i);
      const size = pen.quantity(second, 500 + 400 * pen.draw(i));
      pen.trade(second, "BUY", size, openedAt);
      pen.trade(second, "SELL", size, openedAt + (1 + Math.floor(3 * pen.draw(i + 50))) * 86_400_000);
    }
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
