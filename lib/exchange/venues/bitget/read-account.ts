import { z } from "zod";
import type { AccountReader, VenueCall } from "@/lib/exchange/client";
import { onceRight } from "@/lib/exchange/once-right";
import { idText } from "@/lib/exchange/parse-answer";
import { readTradeWindow } from "@/lib/exchange/read-pages";
import { orUnsupported } from "@/lib/exchange/read-wallets";
import type { Clock } from "@/lib/platform/clock";
import { BITGET } from "./endpoints";
import { parseData } from "./envelope";
import { parseClassicPermissions, parseUtaPermissions } from "./parse-permissions";
import { readClassicAccount, readClassicFlows, readClassicFunding, readClassicTrades } from "./read-classic";
import { readUnifiedAccount, readUnifiedFlows, readUnifiedFunding, readUnifiedTrades } from "./read-unified";
import { CATEGORIES, marketsOf, type Category } from "./symbols";

const HISTORY_DAYS = 90;
/** Fills of futures: longest span of one question. */
const WINDOW_DAYS = 7;

/**
 * readBitgetAccount is one Bitget account, unified or classic, as an AccountReader. The unified account is asked first:
 * each kind refuses the questions of the other.
 */
export function readBitgetAccount(call: VenueCall, { clock }: { clock: Clock }): AccountReader {
  const describe = async (): Promise<{ isUnified: boolean; raw: unknown }> => {
    const unified = await orUnsupported(() => call(BITGET.utaPermissions), null);
    if (unified !== null) return { isUnified: true, raw: unified };
    return { isUnified: false, raw: await call(BITGET.classicPermissions) };
  };
  const isUnified = onceRight(async () => (await describe()).isUnified);
  return {
    async fetchPermissions() {
      const answer = await describe();
      return answer.isUnified ? parseUtaPermissions(answer.raw) : parseClassicPermissions(answer.raw);
    },

    async fetchAccountRef() {
      const { raw } = await describe();
      return parseData(z.looseObject({ userId: idText }), raw, "account/info").userId;
    },

    fetchAccount: async (instruments) =>
      (await isUnified()) ? readUnifiedAccount(call, instruments) : readClassicAccount(call, instruments),

    trades: {
      kind: "by_account",
      streams: CATEGORIES,
      async fetch(stream, cursor, instruments) {
        const category = stream as Category;
        const markets = marketsOf(instruments, category);
        const read = (await isUnified()) ? readUnifiedTrades : readClassicTrades;
        const limits = { now: clock.now().getTime(), historyDays: HISTORY_DAYS, windowDays: WINDOW_DAYS };
        return readTradeWindow(cursor, limits, (from, to) => read(call, category, markets, { from, to }));
      },
    },

    funding: {
      historyDays: HISTORY_DAYS,
      async fetch(from, to, instruments) {
        const read = (await isUnified()) ? readUnifiedFunding : readClassicFunding;
        return read(call, { from, to }, instruments);
      },
    },

    async fetchFlows(kind, from, to) {
      const read = (await isUnified()) ? readUnifiedFlows : readClassicFlows;
      return read(call, kind, { from, to });
    },
  };
}
