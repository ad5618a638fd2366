import type { AccountProfile } from "../account-profile";
import type { VenueId } from "../key-text";

/** BALANCE_HOLDERS are the accounts on the venues of which permissions and balances are imitated: one each, all alike. */
export const BALANCE_HOLDERS: readonly AccountProfile[] = [
  balanceHolder("mexc", "MEXC holder"),
  balanceHolder("htx", "HTX holder"),
  balanceHolder("bitfinex", "Bitfinex holder"),
  balanceHolder("deribit", "Deribit holder"),
  balanceHolder("bitstamp", "Bitstamp holder"),
  balanceHolder("cryptocom", "Crypto.com holder"),
];

function balanceHolder(venue: VenueId, title: string): AccountProfile {
  return {
    id: `${venue}-holder`,
    venue,
    title,
    description: "About $12,000: two coins bought once, and cash.",
    write(pen) {
      const [first = "BTC", second = first] = pen.pick(["BTC", "ETH"], 2);
      pen.deposit("USDT", 12_000, pen.ago(100, 8));
      pen.hold(first, 6_000, [{ daysAgo: 90, share: 1 }]);
      pen.hold(second, 3_000, [{ daysAgo: 60, share: 1 }]);
      pen.cashUsd = 3_000;
    },
  };
}
