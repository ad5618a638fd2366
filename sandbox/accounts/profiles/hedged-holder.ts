import type { AccountProfile } from "../account-profile";

/** hedgedHolder is long spot and short the same amount of perpetual: large gross, almost no net exposure. */
export const hedgedHolder: AccountProfile = {
  id: "hedged",
  title: "Spot with a short hedge",
  description:
    "$30,000 of spot BTC against a short perpetual of the same size; $12,000 of margin in the futures wallet.",
  write(pen) {
    const [base = "BTC"] = pen.pick(["BTC"], 1);
    pen.hold(base, 30_000, [
      { daysAgo: 170, share: 0.5 },
      { daysAgo: 90, share: 0.5 },
    ]);
    pen.transfer("USDT", 12_000, "spot", "futures", pen.ago(29, 9));
    pen.perpetual(base, "SELL", pen.onLotGrid(base, pen.quantity(base, 30_000).toDecimalPlaces(3)), pen.ago(28, 10));
    pen.cashUsd = 1_500;
    pen.cashSettledDaysAgo = 20;
  },
};
