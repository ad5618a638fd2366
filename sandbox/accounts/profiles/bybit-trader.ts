import type { AccountProfile } from "../account-profile";
import type { HistoryPen } from "../history-pen";
import { openStoppedLong } from "../story/open-stopped-long";
import { placeSpotStop } from "../story/place-spot-stop";

/** bybitTrader has a unified account with coins, real stops and two perpetuals, a funding wallet and savings. */
export const bybitTrader: AccountProfile = {
  id: "bybit-trader",
  venue: "bybit",
  title: "Bybit unified trader",
  description:
    "About $48,000 in a unified account: BTC, ETH and SOL with a stop in the book, a long and a short perpetual, USDT in the funding wallet and in savings.",
  write(pen: HistoryPen): void {
    const [first = "BTC", second = first, third = second] = pen.pick(["BTC", "ETH", "SOL"], 3);
    pen.deposit("USDT", 20_000, pen.ago(200, 8));
    pen.hold(first, 16_000, [
      { daysAgo: 190, share: 0.5 },
      { daysAgo: 90, share: 0.5 },
    ]);
    pen.hold(second, 8_000, [{ daysAgo: 120, share: 1 }]);
    const quantity = pen.hold(third, 4_000, [{ daysAgo: 40, share: 1 }]);
    swings(pen, second);
    placeSpotStop(pen, third, quantity, pen.ago(39, 9));
    perpetuals(pen, first, second);
    pen.transfer("USDT", 2_500, "spot", "funding", pen.ago(35, 10));
    pen.subscribe("USDT", 3_000, pen.ago(60, 10));
    pen.withdraw("USDT", 1_000, 1, pen.ago(33, 13));
    pen.cashUsd = 5_000;
    pen.cashSettledDaysAgo = 30;
  },
};

/** Twelve round trips of a few days. */
function swings(pen: HistoryPen, base: string): void {
  for (let i = 0; i < 12; i++) {
    const openedAt = pen.ago(180 - i * 12, 6 + i, i * 4);
    const quantity = pen.quantity(base, 900 + 600 * pen.draw(i));
    pen.trade(base, "BUY", quantity, openedAt);
    pen.trade(base, "SELL", quantity, openedAt + (2 + Math.floor(4 * pen.draw(i + 50))) * 86_400_000);
  }
}

function perpetuals(pen: HistoryPen, long: string, short: string): void {
  pen.transfer("USDT", 9_000, "spot", "futures", pen.ago(58, 8));
  openStoppedLong(pen, long, pen.quantity(long, 6_000));
  pen.perpetual(short, "SELL", pen.quantity(short, 4_000), pen.ago(26, 11));
}
