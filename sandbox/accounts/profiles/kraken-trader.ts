import type { AccountProfile } from "../account-profile";
import type { HistoryPen } from "../history-pen";
import { makeRoundTrips } from "../story/make-round-trips";
import { placeSpotStop } from "../story/place-spot-stop";

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
    makeRoundTrips(pen, second, { count: 33, firstDaysAgo: 230, everyDays: 5 });
    pen.subscribe(second, staked.times(0.3), pen.ago(30, 9), 90);
    pen.subscribe("USDT", 3_000, pen.ago(60, 10));
    placeSpotStop(pen, third, quantity, pen.ago(44, 9));
    pen.withdraw("USDT", 1_500, 1, pen.ago(33, 13));
    pen.cashUsd = 7_000;
    pen.cashSettledDaysAgo = 30;
  },
};
