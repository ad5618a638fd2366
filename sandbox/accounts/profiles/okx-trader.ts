import type { AccountProfile } from "../account-profile";
import type { HistoryPen } from "../history-pen";

/** okxTrader has a trading account with coins, a loan and a perpetual, a funding account, savings and a fixed term. */
export const okxTrader: AccountProfile = {
  id: "okx-trader",
  venue: "okx",
  title: "OKX multi-wallet trader",
  description:
    "About $42,000: BTC, ETH and XRP in the trading account with a stop, one long perpetual, ETH staked for a term, USDT in savings and in the funding account.",
  write(pen: HistoryPen): void {
    const [first = "BTC", second = first, third = second] = pen.pick(["BTC", "ETH", "XRP"], 3);
    pen.hold(first, 14_000, [
      { daysAgo: 80, share: 0.6 },
      { daysAgo: 45, share: 0.4 },
    ]);
    pen.hold(second, 9_000, [{ daysAgo: 75, share: 1 }]);
    const quantity = pen.hold(third, 3_000, [{ daysAgo: 41, share: 1 }]);
    pen.subscribe(second, pen.quantity(second, 3_000), pen.ago(50, 9), 120);
    pen.subscribe("USDT", 2_000, pen.ago(48, 9));
    pen.transfer("USDT", 1_500, "spot", "funding", pen.ago(44, 10));
    pen.order({
      venue: "spot",
      symbol: `${third}USDT`,
      side: "SELL",
      type: "STOP_LOSS_LIMIT",
      quantity: pen.onLotGrid(third, quantity.times(0.99)),
      price: pen.onTickGrid(third, pen.lowSinceAnchor(third).times(0.895)),
      stopPrice: pen.onTickGrid(third, pen.lowSinceAnchor(third).times(0.9)),
      placedAt: pen.ago(39, 9),
    });
    perpetual(pen, first);
    pen.cashUsd = 4_000;
    pen.cashSettledDaysAgo = 30;
  },
};

function perpetual(pen: HistoryPen, base: string): void {
  pen.transfer("USDT", 6_000, "spot", "futures", pen.ago(58, 8));
  const openedAt = pen.entryNotStopped(base, 20, 0.09);
  const quantity = pen.quantity(base, 5_000);
  pen.perpetual(base, "BUY", quantity, openedAt);
  pen.order({
    venue: "futures",
    symbol: `${base}USDT`,
    side: "SELL",
    type: "STOP_MARKET",
    quantity,
    stopPrice: pen.onTickGrid(base, pen.lowSinceAnchor(base).times(0.9)),
    placedAt: openedAt + 60_000,
  });
}
