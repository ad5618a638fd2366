import { z } from "zod";
import type { Balance, CashFlow } from "@/lib/domain/account-snapshot";
import type { Instrument } from "@/lib/domain/instrument";
import type { EpochMs } from "@/lib/domain/units";
import {
  endpointName,
  type AccountReader,
  type AccountReading,
  type TradePage,
  type VenueCall,
  type VenueEndpoint,
} from "@/lib/exchange/client";
import { flowsOfLedger } from "@/lib/exchange/flows-of-ledger";
import { blankable, idText } from "@/lib/exchange/parse-answer";
import { readByCursor, readTradeWindow, type CursorPage } from "@/lib/exchange/read-pages";
import { orUnsupported, readSteadily, readWallets, type WalletReading } from "@/lib/exchange/read-wallets";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import type { Clock } from "@/lib/platform/clock";
import { COINBASE } from "./endpoints";
import { hasInternational, mergeBalances, parseAccounts, parseFuturesBalance } from "./parse-balances";
import { parseFills, parseTransactions, parseWallets } from "./parse-history";
import { parseContracts } from "./parse-instruments";
import { parseOpenOrders } from "./parse-orders";
import { parsePermissions } from "./parse-permissions";
import { hasPositions, parsePositions } from "./parse-positions";
import { marketsOf } from "./symbols";
import { parseCoinbase } from "./values";

const ACCOUNTS_PAGE = 250;
const ORDERS_PAGE = 250;
const FILLS_PAGE = 100;
const TRANSACTIONS_PAGE = 100;
/** Coinbase keeps fills for good; Advanced Trade is no older. A year at a time. */
const HISTORY_DAYS = 3_650;
const WINDOW_DAYS = 365;

/** readCoinbaseAccount is the portfolio behind a Coinbase key as an AccountReader. */
export function readCoinbaseAccount(call: VenueCall, { clock }: { clock: Clock }): AccountReader {
  return {
    fetchPermissions: async () => parsePermissions(await call(COINBASE.permissions)),

    async fetchAccountRef() {
      const schema = z.looseObject({ portfolio_uuid: blankable(idText) });
      return parseCoinbase(schema, await call(COINBASE.permissions), "brokerage/key_permissions").portfolio_uuid;
    },

    fetchAccount: (instruments) =>
      readSteadily(
        () => readSpot(call),
        () => readAll(call, instruments),
      ),

    trades: {
      kind: "by_account",
      streams: ["spot"],
      fetch: (_stream, cursor, instruments) => readTrades(call, cursor, { now: clock.now().getTime(), instruments }),
    },

    // Perpetuals of the futures company settle daily in dollars; their funding is part of that.
    funding: null,

    fetchFlows: flowsOfLedger((from) => readTransactions(call, from)),
  };
}

function readAll(call: VenueCall, instruments: readonly Instrument[]): Promise<AccountReading> {
  return readWallets([
    {
      wallet: "spot",
      read: async () => ({ openOrders: await readOrders(call, instruments), balances: await readSpot(call) }),
    },
    { wallet: "futures", read: () => readFutures(call) },
    { wallet: "futures", read: () => readInternational(call) },
  ]);
}

/**
 * International derivatives left this interface on 2026-09-09 for a gateway that Deribit runs, which we do not speak: an
 * account with a portfolio there is told incomplete.
 */
async function readInternational(call: VenueCall): Promise<WalletReading> {
  const portfolios = await orUnsupported(() => call(COINBASE.portfolios), null);
  if (portfolios !== null && hasInternational(portfolios))
    throw new SafeExchangeError("unsupported", "coinbase", endpointName(COINBASE.portfolios));
  return { balances: [] };
}

async function readSpot(call: VenueCall): Promise<Balance[]> {
  const rows = await readPages(COINBASE.balances, async (cursor) =>
    parseAccounts(await call(COINBASE.balances, { limit: ACCOUNTS_PAGE, ...at(cursor) })),
  );
  return mergeBalances(rows);
}

/** Most accounts have no futures; asking for them is then refused as not found. */
async function readFutures(call: VenueCall): Promise<WalletReading> {
  const summary = await orUnsupported(() => call(COINBASE.futuresBalance), null);
  if (summary === null) return { balances: [] };
  const raw = await call(COINBASE.futuresPositions);
  const contracts = hasPositions(raw)
    ? parseContracts(await call(COINBASE.instruments, { product_type: "FUTURE" }))
    : [];
  return { balances: parseFuturesBalance(summary), positions: parsePositions(raw, contracts) };
}

function readOrders(call: VenueCall, instruments: readonly Instrument[]) {
  const markets = marketsOf(instruments);
  return readPages(COINBASE.openOrders, async (cursor) =>
    parseOpenOrders(
      await call(COINBASE.openOrders, { order_status: "OPEN", limit: ORDERS_PAGE, ...at(cursor) }),
      markets,
    ),
  );
}

function readTrades(
  call: VenueCall,
  cursor: string | null,
  { now, instruments }: { now: EpochMs; instruments: readonly Instrument[] },
): Promise<TradePage> {
  const markets = marketsOf(instruments);
  return readTradeWindow(cursor, { now, historyDays: HISTORY_DAYS, windowDays: WINDOW_DAYS }, (from, to) => {
    const span = {
      start_sequence_timestamp: new Date(from).toISOString(),
      end_sequence_timestamp: new Date(to).toISOString(),
    };
    return readPages(COINBASE.fills, async (page) =>
      parseFills(await call(COINBASE.fills, { ...span, limit: FILLS_PAGE, ...at(page) }), markets),
    );
  });
}

/** The history of every wallet that was ever used, back to `from`: Coinbase tells it by wallet, newest first. */
async function readTransactions(call: VenueCall, from: EpochMs): Promise<CashFlow[]> {
  const wallets = await readPages(COINBASE.wallets, async (cursor) =>
    parseWallets(await call(COINBASE.wallets, { limit: TRANSACTIONS_PAGE, ...after(cursor) })),
  );
  const flows: CashFlow[] = [];
  for (const id of wallets) {
    let cursor: string | null = null;
    for (let isPast = false; !isPast;) {
      const raw = await call(COINBASE.transactions, { account_id: id, limit: TRANSACTIONS_PAGE, ...after(cursor) });
      const page = parseTransactions(raw);
      flows.push(...page.rows);
      isPast = page.cursor === null || page.cursor === cursor || (page.oldestAt ?? 0) < from;
      cursor = page.cursor;
    }
  }
  return flows;
}

/** A page may have nothing for us and still not be the last. */
async function readPages<Row>(
  endpoint: VenueEndpoint,
  read: (cursor: string | null) => Promise<CursorPage<Row>>,
): Promise<Row[]> {
  const pages = await readByCursor("coinbase", endpoint, async (cursor) => {
    const { rows, cursor: next } = await read(cursor);
    return { rows: [rows], cursor: next };
  });
  return pages.flat();
}

const at = (cursor: string | null) => (cursor === null ? {} : { cursor });
const after = (cursor: string | null) => (cursor === null ? {} : { starting_after: cursor });
