import { z } from "zod";
import type { Balance, CashFlow, FlowKind, OpenOrder, Position, WalletKind } from "@/lib/domain/account-snapshot";
import type { Instrument } from "@/lib/domain/instrument";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import type { AccountReader, AccountReading, CallParams, VenueCall, VenueEndpoint } from "@/lib/exchange/client";
import { idText } from "@/lib/exchange/parse-answer";
import { readByCursor, readTradeWindow, type CursorPage } from "@/lib/exchange/read-pages";
import { orUnsupported, readSteadily, readWallets } from "@/lib/exchange/read-wallets";
import { withSharedMargin } from "@/lib/exchange/with-shared-margin";
import type { Clock } from "@/lib/platform/clock";
import { OKX } from "./endpoints";
import { parseData } from "./envelope";
import { parseFunding, parseSavings, parseStaking, parseMarginEquity, parseTrading } from "./parse-balances";
import { parseDeposits, parseFills, parseFundingPayments, parseTransfers, parseWithdrawals } from "./parse-history";
import { ALGO_TYPES, PAGE, parseOpenOrders, parseStops } from "./parse-orders";
import { parsePermissions } from "./parse-permissions";
import { parsePositions } from "./parse-positions";
import { INST_TYPES, instTypeOf, marketsOf } from "./symbols";

/** Fills and bills go back three months. */
const HISTORY_DAYS = 90;
/** Fills of one question: short enough that a step is soon done, long enough for few steps. */
const TRADE_WINDOW_DAYS = 15;
/** Margin trades are listed apart, though they are made on spot markets. */
const STREAMS = [...INST_TYPES, "MARGIN"] as const;
const FUNDING_BILL = 8;
const TRANSFER_BILL = 1;

/** readOkxAccount is one OKX account as an AccountReader. */
export function readOkxAccount(call: VenueCall, { clock }: { clock: Clock }): AccountReader {
  return {
    fetchPermissions: async () => parsePermissions(await call(OKX.permissions)),

    async fetchAccountRef() {
      const schema = z.looseObject({ uid: idText });
      return parseData(schema, await call(OKX.permissions), "account/config")[0]?.uid ?? null;
    },

    fetchAccount: (instruments) =>
      readSteadily(
        () => readTrading(call),
        () => readAll(call, instruments),
      ),

    trades: {
      kind: "by_account",
      streams: STREAMS,
      fetch(stream, cursor, instruments) {
        const spotLike = stream === "MARGIN" ? "SPOT" : stream;
        const markets = marketsOf(instruments.filter((each) => instTypeOf(each) === spotLike));
        const now = clock.now().getTime();
        const limits = { now, historyDays: HISTORY_DAYS, windowDays: TRADE_WINDOW_DAYS };
        return readTradeWindow(cursor, limits, (from, to) =>
          readList(call, OKX.fills, { instType: stream, ...between(from, to) }, (raw) => parseFills(raw, markets)),
        );
      },
    },

    funding: {
      historyDays: HISTORY_DAYS,
      fetch(from, to, instruments) {
        const markets = marketsOf(instruments);
        const oldest = clock.now().getTime() - HISTORY_DAYS * DAY_MS;
        const params = { type: FUNDING_BILL, ...between(Math.max(from, oldest), to) };
        return readList(call, OKX.ledgerArchive, params, (raw) => parseFundingPayments(raw, markets));
      },
    },

    fetchFlows: (kind, from, to) => readFlows(call, kind, from, to),
  };
}

async function readTrading(call: VenueCall): Promise<Balance[]> {
  return parseTrading(await call(OKX.balance));
}

async function readAll(call: VenueCall, instruments: readonly Instrument[]): Promise<AccountReading> {
  const markets = marketsOf(instruments);
  let hasOptions = false;
  const reading = await readWallets([
    {
      wallet: "unified",
      async read() {
        const { positions, ...rest } = parsePositions(await call(OKX.positions), markets);
        hasOptions = rest.hasOptions;
        const openOrders = await readOrders(call, markets, positions);
        const balance = await call(OKX.balance);
        return {
          positions: withSharedMargin(positions, parseMarginEquity(balance)),
          openOrders,
          balances: parseTrading(balance),
        };
      },
    },
    { wallet: "funding", read: async () => ({ balances: parseFunding(await call(OKX.fundingBalances)) }) },
    { wallet: "earn_flexible", read: async () => ({ balances: parseSavings(await call(OKX.savings)) }) },
    {
      wallet: "earn_locked",
      read: async () => ({ balances: await orUnsupported(async () => parseStaking(await call(OKX.staking)), []) }),
    },
  ]);
  const unread: readonly WalletKind[] = hasOptions ? ["options"] : [];
  return { ...reading, missingWallets: [...reading.missingWallets, ...unread] };
}

async function readOrders(
  call: VenueCall,
  markets: ReadonlyMap<string, Instrument>,
  positions: readonly Position[],
): Promise<OpenOrder[]> {
  const orders = await readList(call, OKX.openOrders, {}, (raw) => parseOpenOrders(raw, markets));
  for (const ordType of ALGO_TYPES)
    orders.push(...(await readList(call, OKX.openStops, { ordType }, (raw) => parseStops(raw, markets, positions))));
  return orders;
}

function readFlows(call: VenueCall, kind: FlowKind, from: EpochMs, to: EpochMs): Promise<CashFlow[]> {
  switch (kind) {
    case "deposit":
      return readByTime(call, OKX.deposits, { from, to }, parseDeposits);
    case "withdrawal":
      return readByTime(call, OKX.withdrawals, { from, to }, parseWithdrawals);
    case "internal_transfer":
      return readList(call, OKX.ledgerArchive, { type: TRANSFER_BILL, ...between(from, to) }, parseTransfers);
  }
}

function readList<Row>(
  call: VenueCall,
  endpoint: VenueEndpoint,
  params: CallParams,
  parse: (raw: unknown) => CursorPage<Row>,
): Promise<Row[]> {
  return readByCursor("okx", endpoint, async (after) =>
    parse(await call(endpoint, { ...params, limit: PAGE, ...(after === null ? {} : { after }) })),
  );
}

/** Deposits and withdrawals page by time, and both bounds are exclusive. */
function readByTime(
  call: VenueCall,
  endpoint: VenueEndpoint,
  { from, to }: { from: EpochMs; to: EpochMs },
  parse: (raw: unknown) => CursorPage<CashFlow>,
): Promise<CashFlow[]> {
  return readByCursor("okx", endpoint, async (after) =>
    parse(await call(endpoint, { before: from - 1, after: after ?? to, limit: PAGE })),
  );
}

/** Both ends are inclusive at the venue. */
const between = (from: EpochMs, to: EpochMs) => ({ begin: from, end: to - 1 });
