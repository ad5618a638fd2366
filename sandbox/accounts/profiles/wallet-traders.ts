import type { AccountProfile } from "../account-profile";
import type { VenueId } from "../key-text";
import { openStoppedLong } from "../story/open-stopped-long";
import { placeSpotStop } from "../story/place-spot-stop";

/** WALLET_TRADERS are accounts with a wallet for each purpose, one for each of the venues that work that way. */
export const WALLET_TRADERS: readonly AccountProfile[] = [
  walletTrader("kucoin-trader", "kucoin", "KuCoin trader"),
  walletTrader("bitget-trader", "bitget", "Bitget unified trader"),
  walletTrader("gate-trader", "gate", "Gate trader"),
  holder("bitget-classic", "bitget", "Bitget classic holder", "an account of the old kind"),
  walletTrader("kucoin-unified", "kucoin", "KuCoin unified trader"),
  holder("gate-sub", "gate", "Gate sub-account", "a sub-account, of whose keys the exchange tells nothing"),
];

/** One coin and cash. */
function holder(id: string, venue: VenueId, title: string, place: string): AccountProfile {
  return {
    id,
    venue,
    title,
    description: `About $4,000 in ${place}: one coin and cash.`,
    write(pen) {
      const [first = "BTC"] = pen.pick(["BTC", "ETH"], 1);
      pen.deposit("USDT", 4_000, pen.ago(60, 8));
      pen.hold(first, 2_500, [{ daysAgo: 50, share: 1 }]);
      pen.cashUsd = 1_500;
    },
  };
}

function walletTrader(id: string, venue: VenueId, title: string): AccountProfile {
  return {
    id,
    venue,
    title,
    description:
      "About $26,000: two coins with a stop in the book, a long perpetual with a stop, USDT in savings and in a wallet of its own.",
    write(pen) {
      const [first = "BTC", second = first] = pen.pick(["BTC", "ETH"], 2);
      pen.hold(first, 9_000, [{ daysAgo: 80, share: 1 }]);
      const quantity = pen.hold(second, 5_000, [{ daysAgo: 45, share: 1 }]);
      pen.subscribe("USDT", 2_000, pen.ago(48, 9));
      pen.transfer("USDT", 1_500, "spot", "funding", pen.ago(44, 10));
      placeSpotStop(pen, second, quantity, pen.ago(39, 9));
      pen.transfer("USDT", 4_000, "spot", "futures", pen.ago(58, 8));
      openStoppedLong(pen, first, pen.quantity(first, 3_000));
      pen.withdraw("USDT", 500, 1, pen.ago(33, 13));
      pen.cashUsd = 4_000;
      pen.cashSettledDaysAgo = 30;
    },
  };
}
