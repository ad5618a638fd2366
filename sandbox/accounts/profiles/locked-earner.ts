import type { AccountProfile } from "../account-profile";

/** lockedEarner has most of its coins in fixed terms that end on known dates and cannot be sold before. */
export const lockedEarner: AccountProfile = {
  id: "locked-earn",
  title: "Locked Earn",
  description: "About $35,000; two thirds locked in Simple Earn for 60 to 120 days, the rest flexible and spot.",
  write(pen) {
    const coins = pen.pick(["SOL", "DOT", "BNB", "ETH"], 4);
    const terms = [
      { usd: 9_000, since: 40, days: 90 },
      { usd: 5_000, since: 12, days: 60 },
      { usd: 8_500, since: 55, days: 120 },
    ];
    terms.forEach(({ usd, since, days }, i) => {
      const base = coins[i];
      if (base === undefined) return;
      pen.hold(base, usd + 700, [{ daysAgo: since + 20, share: 1 }]);
      pen.subscribe(base, pen.quantity(base, usd), pen.ago(since, 10), days);
    });
    const last = coins[3];
    if (last !== undefined) {
      pen.hold(last, 6_000, [{ daysAgo: 80, share: 1 }]);
      pen.subscribe(last, pen.quantity(last, 4_500), pen.ago(70, 10));
    }
    pen.cashUsd = 4_000;
    pen.cashSettledDaysAgo = 10;
  },
};
