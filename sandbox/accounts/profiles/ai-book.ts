import type { AccountProfile } from "../account-profile";
import type { HistoryPen } from "../history-pen";

const WEIGHTS: readonly (readonly [string, number])[] = [
  ["BTC", 0.28],
  ["ETH", 0.18],
  ["SOL", 0.12],
  ["FET", 0.1],
  ["RENDER", 0.09],
  ["TAO", 0.09],
  ["WLD", 0.04],
];
const TOTAL_USD = 25_000;

/** aiBook is the default demo: BTC, ETH, SOL and four AI tokens that fall together, with a little cash. */
export const aiBook: AccountProfile = {
  id: "ai-book",
  title: "BTC, ETH, SOL and AI tokens",
  description: "About $25,000 in seven coins that behave like two; part of the ETH in flexible Earn. The default demo.",
  write(pen: HistoryPen): void {
    const coins = pen.pick(
      WEIGHTS.map(([base]) => base),
      WEIGHTS.length,
    );
    coins.forEach((base, i) => {
      const usd = TOTAL_USD * (WEIGHTS[i]?.[1] ?? 0.05);
      const first = 380 - i * 41;
      pen.hold(base, usd, [
        { daysAgo: first, share: 0.4 },
        { daysAgo: Math.round(first * 0.55), share: 0.35 },
        { daysAgo: 34 + i * 3, share: 0.25 },
      ]);
    });
    const [first = "BTC", second = first, third = first, fourth = third] = coins;
    roundTrip(pen, third, 1_800, 210, 150);
    roundTrip(pen, fourth, 900, 118, 75);
    pen.subscribe(second, pen.quantity(second, TOTAL_USD * 0.07), pen.ago(30, 18));
    pen.transfer("USDT", 650, "spot", "funding", pen.ago(26, 9));
    pen.withdraw("USDT", 400, 1, pen.ago(140, 20));
    pen.cashUsd = TOTAL_USD * 0.08;
    pen.cashSettledDaysAgo = 20;
  },
};

function roundTrip(pen: HistoryPen, base: string, usd: number, boughtDaysAgo: number, soldDaysAgo: number): void {
  const quantity = pen.quantity(base, usd);
  pen.trade(base, "BUY", quantity, pen.ago(boughtDaysAgo, 10, 12));
  pen.trade(base, "SELL", quantity, pen.ago(soldDaysAgo, 16, 41));
}
