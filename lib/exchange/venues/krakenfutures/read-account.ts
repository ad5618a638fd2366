import { z } from "zod";
import type { Instrument } from "@/lib/domain/instrument";
import { HOUR_MS, type EpochMs } from "@/lib/domain/units";
import { endpointName, type AccountReader, type TradePage, type VenueCall } from "@/lib/exchange/client";
import { blankable, idText } from "@/lib/exchange/parse-answer";
import { readSteadily, readWallets } from "@/lib/exchange/read-wallets";
import { withSharedMargin } from "@/lib/exchange/with-shared-margin";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import type { Position, Trade } from "@/lib/domain/account-snapshot";
import type { DecimalString } from "@/lib/domain/decimal";
import type { Clock } from "@/lib/platform/clock";
import { KRAKEN_FUTURES } from "./endpoints";
import { parseFutures } from "./envelope";
import { parseAccounts, parseMarginEquity } from "./parse-balances";
import { parseFills, parseLog, type LogPage } from "./parse-history";
import { parseMarginLevels } from "./parse-instruments";
import { parseTickers } from "./parse-market";
import { parseOpenOrders } from "./parse-orders";
import { parsePermissions } from "./parse-permissions";
import { marksOf, parsePositions } from "./parse-positions";
import { marketsOf } from "./symbols";
import { withEffectiveLeverage } from "./with-effective-leverage";

const HISTORY_DAYS = 3_650;
const LOG_PAGE = 1_000;
/** Pages of one list before we call the venue broken. */
const PAGES_MAX = 500;
/** A fill may be listed late: the end of what was read is read again. */
const OVERLAP_MS = HOUR_MS;

/** readKrakenFuturesAccount is one Kraken Futures account as an AccountReader. */
export function readKrakenFuturesAccount(call: VenueCall, { clock }: { clock: Clock }): AccountReader {
  return {
    fetchPermissions: async () => parsePermissions(await call(KRAKEN_FUTURES.permissions)),

    async fetchAccountRef() {
      const schema = z.looseObject({ accountUid: blankable(idText) });
      return parseFutures(schema, await call(KRAKEN_FUTURES.permissions), "api-keys/v3/check").accountUid;
    },

    fetchAccount: (instruments) =>
      readSteadily(
        () => readBalances(call),
        () =>
          readWallets([
            {
              wallet: "futures",
              async read() {
                const contracts = await readContracts(call, instruments);
                const accounts = await call(KRAKEN_FUTURES.accounts);
                return {
                  ...contracts,
                  positions: withMargin(contracts.positions, parseMarginEquity(accounts)),
                  balances: parseAccounts(accounts),
                };
              },
            },
          ]),
      ),

    trades: {
      kind: "by_account",
      streams: ["futures"],
      fetch: (_stream, cursor, instruments) => readTrades(call, cursor, { now: clock.now().getTime(), instruments }),
    },

    funding: {
      historyDays: HISTORY_DAYS,
      fetch: async (from, to, instruments) =>
        (await readLog(call, from, to, instruments)).flatMap(({ payments }) => payments),
    },

    fetchFlows: async (kind, from, to) =>
      (await readLog(call, from, to, [])).flatMap(({ flows }) => flows).filter((flow) => flow.kind === kind),
  };
}

async function readBalances(call: VenueCall) {
  return parseAccounts(await call(KRAKEN_FUTURES.accounts));
}

function withMargin(positions: readonly Position[], equity: DecimalString | null): Position[] {
  const shared = withSharedMargin(positions, equity === null ? null : { kind: "account", usd: equity });
  return withEffectiveLeverage(shared, equity);
}

/** Positions come without their value: prices and margin schedules are asked for where there are any. */
async function readContracts(call: VenueCall, instruments: readonly Instrument[]) {
  const markets = marketsOf(instruments);
  const raw = await call(KRAKEN_FUTURES.positions);
  const { tickers } = parseTickers(await call(KRAKEN_FUTURES.tickers));
  const levels = parseMarginLevels(await call(KRAKEN_FUTURES.instruments));
  return {
    positions: parsePositions(raw, { markets, marks: marksOf(tickers), levels }),
    openOrders: parseOpenOrders(await call(KRAKEN_FUTURES.openOrders), markets),
  };
}

/**
 * Kraken Futures tells fills backwards only: all of them since the cursor are one step, which is done again when it is
 * interrupted.
 */
async function readTrades(
  call: VenueCall,
  cursor: string | null,
  { now, instruments }: { now: EpochMs; instruments: readonly Instrument[] },
): Promise<TradePage> {
  const markets = marketsOf(instruments);
  const readTo = Number(cursor ?? 0);
  const trades = new Map<string, Trade>();
  let before: EpochMs | null = null;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const params: Record<string, string> = before === null ? {} : { lastFillTime: new Date(before).toISOString() };
    const page = parseFills(await call(KRAKEN_FUTURES.fills, params), markets);
    for (const trade of page.trades) trades.set(trade.venueTradeId, trade);
    if (page.oldestAt === null || page.oldestAt < readTo) return pageOf([...trades.values()], readTo, now);
    // One millisecond later than the oldest, so that its twins are not lost; a page of twins alone moves on by itself.
    const next: EpochMs = page.oldestAt + 1;
    before = before !== null && next >= before ? before - 1 : next;
  }
  throw broken(KRAKEN_FUTURES.fills);
}

function pageOf(trades: readonly Trade[], readTo: EpochMs, now: EpochMs): TradePage {
  const fresh = trades.filter(({ eventAt }) => eventAt >= readTo);
  fresh.sort((a, b) => a.eventAt - b.eventAt || (a.venueTradeId < b.venueTradeId ? -1 : 1));
  return { trades: fresh, cursor: String(now - OVERLAP_MS), isLast: true };
}

/** The account log in [from, to), oldest first, by id. Both bounds are inclusive at the venue. */
async function readLog(
  call: VenueCall,
  from: EpochMs,
  to: EpochMs,
  instruments: readonly Instrument[],
): Promise<LogPage[]> {
  const markets = marketsOf(instruments);
  const read: LogPage[] = [];
  let after = 0;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const params = { since: from, before: to - 1, sort: "asc", count: LOG_PAGE, from: after + 1 };
    const page = parseLog(await call(KRAKEN_FUTURES.ledger, params), markets);
    if (page.lastId === null || page.lastId <= after) return read;
    read.push(page);
    after = page.lastId;
  }
  throw broken(KRAKEN_FUTURES.ledger);
}

function broken(endpoint: { api: string | readonly string[]; path: string }): SafeExchangeError {
  return new SafeExchangeError("bad_response", "krakenfutures", endpointName(endpoint), { httpStatus: 200 });
}
