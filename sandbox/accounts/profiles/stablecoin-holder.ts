import type { AccountProfile } from "../account-profile";
import { Decimal } from "../money";

/** stablecoinHolder is all cash: three dollar coins, part of it in Earn and in the funding wallet. */
export const stablecoinHolder: AccountProfile = {
  id: "stablecoins",
  title: "All in stablecoins",
  description: "About $30,000 in USDT, USDC and FDUSD; half of it in flexible Earn. No market risk.",
  write(pen) {
    for (const [coin, usd] of [
      ["USDC", 9_000],
      ["FDUSD", 4_000],
    ] as const) {
      if (pen.isListed(coin)) pen.hold(coin, usd, [{ daysAgo: 75, share: 1 }]);
    }
    pen.deposit("USDT", 20_000, pen.ago(90, 9));
    pen.subscribe("USDT", 11_000, pen.ago(70, 9));
    if (pen.isListed("USDC")) pen.subscribe("USDC", new Decimal(3_500), pen.ago(69, 9));
    pen.transfer("USDT", 1_500, "spot", "funding", pen.ago(30, 12));
    pen.cashUsd = pen.isListed("USDC") ? 4_500 : 17_500;
  },
};
