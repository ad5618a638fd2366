import type { AccountProfile } from "../account-profile";
import type { HistoryPen } from "../history-pen";
import type { VenueId } from "../key-text";

/** WALLET_TRADERS are accounts with a wallet for each purpose, one for each of the venues that work that way. */
export const WALLET_TRADERS: readonly AccountProfile[] = [
  walletTrader("kucoin", "KuCoin trader"),
  walletTrader("bitget", "Bitget unified trader"),
  walletTrader("gate", "Gate trader"),
  {
    id: "bitget-classic",
    venue: "bitget",
    title: "Bitget classic holder",
    description: "About $4,000 in an account of the old kind: one coin and cash.",
    write(pen) {
      const [first = "BTC"] = pen.pick(["BTC", "ETH"], 1);
      pen.deposit("USDT", 4_000, pen.ago(60, 8));
      pen.hold(first, 2_500, [{ daysAgo: 50, share: 1 }]);
      pen.cashUsd = 1_500;
    },
  },
];

function walletTrader(venue: VenueId, title: string): AccountProfile {
  return {
    id: `${venue}-trader`,
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
      pen.order({
        venue: "spot",
        symbol: `${second}USDT`,
        side: "SELL",
        type: "STOP_LOSS_LIMIT",
        quantity: pen.onLotGrid(second, quantity.times(0.99)),
        price: pen.onTickGrid(second, pen.lowSinceAnchor(second).times(0.895)),
        stopPrice: pen.onTickGrid(second, pen.lowSinceAnchor(second).times(0.9)),
        placedAt: pen.ago(39, 9),
      });
      perpetual(pen, first);
      pen.withdraw("USDT", 500, 1, pen.ago(33, 13));
      pen.cashUsd = 4_000;
      pen.cashSettledDaysAgo = 30;
    },
  };
}

function perpetual(pen: HistoryPen, base: string): void {
  pen.transfer("USDT", 4_000, "spot", "futures", pen.ago(58, 8));
  const openedAt = pen.entryNotStopped(base, 20, 0.09);
  const quantity = pen.quantity(base, 3_000);
  pen.perpetual(base, "BUY", quantity, openedAt);
  pen.order({
    venue: "futures",
    symbol: `${base}USDT`,
    side: "SELL",
    type: "STOP_MARKET",
    quantity,
    stopPrice: pen.onTickGrid(base, pen.lowSinceAnchor(base).times(0.9)),
    placedAt: openedAt + 60_000,
  });
}
