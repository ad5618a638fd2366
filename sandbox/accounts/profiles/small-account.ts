import type { AccountProfile } from "../account-profile";

/** smallAccount is worth $150: most sized trades fall under the exchange's minimum. */
export const smallAccount: AccountProfile = {
  id: "small",
  title: "$150 account",
  description: "$90 of BTC, $30 of DOGE and $30 of USDT: near or below what can be traded.",
  depositStep: 10,
  write(pen) {
    const [first = "BTC", second = first] = pen.pick(["BTC", "DOGE"], 2);
    pen.hold(first, 90, [{ daysAgo: 64, share: 1 }]);
    pen.hold(second, 30, [{ daysAgo: 50, share: 1 }]);
    pen.cashUsd = 30;
  },
};
