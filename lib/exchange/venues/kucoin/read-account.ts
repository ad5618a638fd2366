import { z } from "zod";
import type { AccountReader, VenueCall } from "@/lib/exchange/client";
import { onceRight } from "@/lib/exchange/once-right";
import { idText } from "@/lib/exchange/parse-answer";
import { readTradeWindow } from "@/lib/exchange/read-pages";
import { orUnsupported } from "@/lib/exchange/read-wallets";
import type { Clock } from "@/lib/platform/clock";
import { KUCOIN } from "./endpoints";
import { parseData } from "./envelope";
import { between, readNumbered } from "./lists";
import { parseDeposits, parseWithdrawals } from "./parse-history";
import { parsePermissions } from "./parse-permissions";
import { parseAccountMode } from "./parse-unified";
import { readClassicAccount, readClassicFunding, readClassicTrades, readClassicTransfers } from "./read-classic";
import { readUnifiedAccount, readUnifiedFunding, readUnifiedTrades, readUnifiedTransfers } from "./read-unified";

const HISTORY_DAYS = 180;
/** Fills: longest span of one question. */
const WINDOW_DAYS = 7;
const FLOWS_PAGE = 500;

/**
 * readKucoinAccount is one KuCoin account, unified or classic, as an AccountReader. The venue says which it is: the wallets
 * of the other kind stand empty.
 */
export function readKucoinAccount(call: VenueCall, { clock }: { clock: Clock }): AccountReader {
  const isUnified = onceRight(() => readMode(call));
  const now = () => clock.now().getTime();
  return {
    fetchPermissions: async () => parsePermissions(await call(KUCOIN.permissions)),

    async fetchAccountRef() {
      const schema = z.looseObject({ uid: idText });
      return parseData(schema, await call(KUCOIN.permissions), "user/api-key").uid;
    },

    fetchAccount: async (instruments) =>
      (await isUnified()) ? readUnifiedAccount(call, instruments) : readClassicAccount(call, instruments),

    trades: {
      kind: "by_market",
      async fetch(market, cursor) {
        const read = (await isUnified()) ? readUnifiedTrades : readClassicTrades;
        const limits = { now: now(), historyDays: HISTORY_DAYS, windowDays: WINDOW_DAYS };
        return readTradeWindow(cursor, limits, (from, to) => read(call, market, { from, to }));
      },
    },

    funding: {
      historyDays: HISTORY_DAYS,
      fetch: async (from, to, instruments) =>
        (await isUnified())
          ? readUnifiedFunding(call, { from, to }, instruments)
          : readClassicFunding(call, { from, to, now: now() }, instruments),
    },

    async fetchFlows(kind, from, to) {
      const params = { ...between({ from, to }), pageSize: FLOWS_PAGE };
      switch (kind) {
        case "deposit":
          return readNumbered(call, KUCOIN.deposits, params, parseDeposits);
        case "withdrawal":
          return readNumbered(call, KUCOIN.withdrawals, params, parseWithdrawals);
        case "internal_transfer": {
          const read = (await isUnified()) ? readUnifiedTransfers : readClassicTransfers;
          return read(call, { from, to });
        }
      }
    },
  };
}

/** Accounts that never heard of unified ones are refused here: they are classic. */
async function readMode(call: VenueCall): Promise<boolean> {
  const answer = await orUnsupported(() => call(KUCOIN.accountMode), null);
  return answer !== null && parseAccountMode(answer).isUnified;
}
