import type { AccountProfile } from "../account-profile";
import { Decimal } from "../money";

const WEEKS = 78;

/** dcaBuyer buys BTC and ETH every week, paid by euro deposits where the market has them. */
export const dcaBuyer: AccountProfile = {
  id: "dca",
  title: "Buys every week",
  description: "$150 of BTC and $75 of ETH each Monday morning for a year and a half, from euro deposits.",
  depositsIn: "EUR",
  depositStep: 1_000,
  write(pen) {
    const [first = "BTC", second = first] = pen.pick(["BTC", "ETH"], 2);
    const sinceMonday = (new Date(pen.anchor).getUTCDay() + 6) % 7;
    for (let week = 0; week < WEEKS; week++) {
      const at = pen.ago(sinceMonday + 7 * (week + (sinceMonday === 0 ? 1 : 0)), 8);
      for (const [base, usd] of [
        [first, 150],
        [second, 75],
      ] as const) {
        pen.trade(base, "BUY", pen.onLotGrid(base, new Decimal(usd).div(pen.price(base, at))), at);
      }
    }
  },
};
