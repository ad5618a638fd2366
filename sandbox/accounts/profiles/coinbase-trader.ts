import type { AccountProfile } from "../account-profile";
import type { HistoryPen } from "../history-pen";
import { makeRoundTrips } from "../story/make-round-trips";
import { placeSpotStop } from "../story/place-spot-stop";

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
    makeRoundTrips(pen, second, { count: 58, firstDaysAgo: 410, everyDays: 6 });
    placeSpotStop(pen, third, quantity, pen.ago(44, 9));
    pen.withdraw("USDT", 1_500, 1, pen.ago(33, 13));
    pen.cashUsd = 7_000;
    pen.cashSettledDaysAgo = 30;
  },
};
