import type { AccountProfile } from "../account-profile";
import type { HistoryPen } from "../history-pen";
import { openStoppedLong } from "../story/open-stopped-long";
import { placeSpotStop } from "../story/place-spot-stop";

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
    placeSpotStop(pen, third, quantity, pen.ago(39, 9));
    pen.transfer("USDT", 6_000, "spot", "futures", pen.ago(58, 8));
    openStoppedLong(pen, first, pen.quantity(first, 5_000));
    pen.cashUsd = 4_000;
    pen.cashSettledDaysAgo = 30;
  },
};
