import type { AccountProfile } from "../account-profile";

/** holder bought long ago, brought coins from a cold wallet, and touches nothing. */
export const holder: AccountProfile = {
  id: "holder",
  title: "Holder",
  description: "About $60,000, two thirds BTC, bought over a year ago; part in flexible Earn; 8 XMR without a market.",
  write(pen) {
    const [first = "BTC", second = first] = pen.pick(["BTC", "ETH"], 2);
    pen.deposit(first, pen.quantity(first, 21_000), pen.ago(560, 9));
    pen.hold(first, 19_000, [
      { daysAgo: 520, share: 0.5 },
      { daysAgo: 430, share: 0.5 },
    ]);
    pen.hold(second, 18_000, [
      { daysAgo: 500, share: 0.6 },
      { daysAgo: 410, share: 0.4 },
    ]);
    pen.deposit("XMR", 8, pen.ago(540, 10));
    pen.subscribe(first, pen.quantity(first, 12_000), pen.ago(300, 10));
    pen.withdraw(second, pen.quantity(second, 900), pen.quantity(second, 5).times(0.5), pen.ago(200, 17));
    pen.cashUsd = 2_000;
    pen.cashSettledDaysAgo = 60;
  },
};
