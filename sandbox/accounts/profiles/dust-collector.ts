import type { AccountProfile } from "../account-profile";
import { toAmount } from "../money";

const DUST_COINS = 60;

/** dustCollector owns sixty leftovers under five dollars beside one real position. */
export const dustCollector: AccountProfile = {
  id: "dust",
  title: "Sixty dust coins",
  description: "$4,000 of BTC, $700 of USDT and sixty coins worth less than $5 each (as many as the market has).",
  write(pen) {
    const [main = "BTC", ...others] = pen.pick(["BTC"], DUST_COINS + 1);
    pen.hold(main, 4_000, [{ daysAgo: 150, share: 1 }]);
    others.forEach((base, i) => {
      const usd = 0.3 + 4.2 * pen.draw(i);
      const amount = toAmount(pen.quantity(base, 1_000).times(usd / 1_000));
      pen.deposit(base, amount, pen.tradable(base, pen.ago(140 - i, 13, i % 60)));
    });
    pen.cashUsd = 700;
  },
};
