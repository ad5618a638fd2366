import { z } from "zod";
import type { CashFlow, FlowKind, Trade } from "@/lib/domain/account-snapshot";
import type { Instrument } from "@/lib/domain/instrument";
import { HOUR_MS, type EpochMs } from "@/lib/domain/units";
import type { AccountReader, TradePage, VenueCall } from "@/lib/exchange/client";
import { blankable, idText } from "@/lib/exchange/parse-answer";
import { readByCursor } from "@/lib/exchange/read-pages";
import { readSteadily, readWallets } from "@/lib/exchange/read-wallets";
import type { Clock } from "@/lib/platform/clock";
import { KRAKEN } from "./endpoints";
import { nextOffset, parseResult } from "./envelope";
import { parseBalances } from "./parse-balances";
import { FLOW_TYPES, parseLedger, parseTrades, type OffsetPage } from "./parse-history";
import { parseOpenOrders } from "./parse-orders";
import { parsePermissions } from "./parse-permissions";
import { parsePositions } from "./parse-positions";
import { marketsOf } from "./symbols";

/** Trades and ledger entries come so many at a time, newest first. */
const PAGE = 50;
/** Pages of one step through the trades: often enough that little is lost when a step is interrupted. */
const PAGES_PER_STEP = 5;
/** A fill may be listed late: the end of what was read is read again. */
const OVERLAP_MS = HOUR_MS;

/** readKrakenAccount is one Kraken spot account as an AccountReader. */
export function readKrakenAccount(call: VenueCall, { clock }: { clock: Clock }): AccountReader {
  return {
    fetchPermissions: async () => parsePermissions(await call(KRAKEN.permissions)),

    async fetchAccountRef() {
      const schema = z.looseObject({ iban: blankable(idText) });
      return parseResult(schema, await call(KRAKEN.permissions), "private/GetApiKeyInfo").iban;
    },

    fetchAccount(instruments) {
      const markets = marketsOf(instruments);
      const readBalances = async () => parseBalances(await call(KRAKEN.balances));
      return readSteadily(readBalances, () =>
        readWallets([
          {
            wallet: "spot",
            read: async () => ({
              openOrders: parseOpenOrders(await call(KRAKEN.openOrders), markets),
              balances: await readBalances(),
            }),
          },
          {
            wallet: "margin",
            read: async () => ({
              balances: [],
              positions: parsePositions(await call(KRAKEN.marginPositions, { docalcs: "true" }), markets),
            }),
          },
        ]),
      );
    },

    trades: {
      kind: "by_account",
      streams: ["spot"],
      fetch: (_stream, cursor, instruments) => readTrades(call, cursor, { now: clock.now().getTime(), instruments }),
    },

    funding: null,

    fetchFlows: (kind, from, to) => readFlows(call, kind, from, to),
  };
}

/**
 * One step through the trades, oldest first. Kraken tells them newest first by offset, so the question is how many there
 * are after the cursor, and the last pages of the answer are read. The cursor is an instant: what is after it was not read.
 */
async function readTrades(
  call: VenueCall,
  cursor: string | null,
  { now, instruments }: { now: EpochMs; instruments: readonly Instrument[] },
): Promise<TradePage> {
  const markets = marketsOf(instruments);
  const span = { start: secondsBefore(Number(cursor ?? 0)), end: Math.ceil(now / 1_000) };
  const newest = parseTrades(await call(KRAKEN.trades, { ...span, ofs: 0 }), markets);
  const pages: OffsetPage<Trade>[] = [];
  let offset = newest.count;
  // A second in which more was filled than a step reads is read whole, or the next step would begin there again.
  const isEnough = (): boolean => pages.length >= PAGES_PER_STEP && secondsBefore(newestAtOf(pages)) > span.start + 1;
  while (offset > newest.seen && !isEnough()) {
    offset = Math.max(newest.seen, offset - PAGE);
    pages.push(parseTrades(await call(KRAKEN.trades, { ...span, ofs: offset }), markets));
  }
  const isLast = offset <= newest.seen;
  if (isLast) pages.push(newest);
  const byId = new Map(pages.flatMap(({ rows }) => rows).map((trade) => [trade.venueTradeId, trade]));
  const trades = [...byId.values()].sort((a, b) => a.eventAt - b.eventAt || (a.venueTradeId < b.venueTradeId ? -1 : 1));
  return { trades, cursor: String(isLast ? now - OVERLAP_MS : newestAtOf(pages)), isLast };
}

const newestAtOf = (pages: readonly OffsetPage<Trade>[]): EpochMs =>
  Math.max(0, ...pages.map(({ newestAt }) => newestAt));

/** The ledger is asked by type; a returned withdrawal is a deposit, so all types that may have the kind are read. */
async function readFlows(call: VenueCall, kind: FlowKind, from: EpochMs, to: EpochMs): Promise<CashFlow[]> {
  const types = kind === "internal_transfer" ? (["transfer"] as const) : FLOW_TYPES;
  const flows: CashFlow[] = [];
  for (const type of types) {
    const params = { type, start: secondsBefore(from), end: Math.ceil(to / 1_000) };
    const pages = await readByCursor("kraken", KRAKEN.ledger, async (cursor) => {
      const ofs = Number(cursor ?? 0);
      const { rows, seen, count } = parseLedger(await call(KRAKEN.ledger, { ...params, ofs }));
      // A page may have nothing for us and still not be the last.
      return { rows: [rows], cursor: nextOffset(ofs, seen, count) };
    });
    flows.push(...pages.flat());
  }
  return flows.filter((flow) => flow.kind === kind && flow.eventAt >= from && flow.eventAt < to);
}

/** `start` is exclusive, in whole seconds. */
function secondsBefore(at: EpochMs): number {
  return Math.max(0, Math.floor(at / 1_000) - 1);
}
