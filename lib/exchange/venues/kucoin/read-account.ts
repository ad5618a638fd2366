import { z } from "zod";
import type { Balance, CashFlow, FlowKind, FundingPayment, OpenOrder, Trade } from "@/lib/domain/account-snapshot";
import type { Instrument } from "@/lib/domain/instrument";
import type { EpochMs } from "@/lib/domain/units";
import type {
  AccountReader,
  AccountReading,
  CallParams,
  TradeMarket,
  VenueCall,
  VenueEndpoint,
} from "@/lib/exchange/client";
import { idText } from "@/lib/exchange/parse-answer";
import { readByCursor, readInWindows, readTradeWindow, type CursorPage } from "@/lib/exchange/read-pages";
import { readSteadily, readWallets, type WalletReading } from "@/lib/exchange/read-wallets";
import type { Clock } from "@/lib/platform/clock";
import { KUCOIN } from "./endpoints";
import { parseData } from "./envelope";
import { parseAccounts, parseCrossMargin, parseEarn, parseFuturesAccount, parseIsolatedMargin } from "./parse-balances";
import {
  parseDeposits,
  parseFundingPayments,
  parseFuturesFills,
  parseSpotFills,
  parseTransfers,
  parseWithdrawals,
} from "./parse-history";
import { parseActiveSymbols, parseFuturesOrders, parseSpotOrders, parseStops } from "./parse-orders";
import { parsePermissions } from "./parse-permissions";
import { parseClosedSymbols, parseOpenSymbols, parsePositions } from "./parse-positions";
import { futuresCoinOf, marketsOf, venueSymbolOf } from "./symbols";

const HISTORY_DAYS = 180;
/** Fills: longest span of one question. */
const WINDOW_DAYS = 7;
/** Closed positions: longest span of one question. */
const POSITIONS_WINDOW_DAYS = 90;
/** The ledger tells one day at a time. */
const LEDGER_WINDOW_DAYS = 1;
const PAGE = 100;
const FLOWS_PAGE = 500;
const MARGIN_TYPES = ["MARGIN_TRADE", "MARGIN_ISOLATED_TRADE"] as const;

/** readKucoinAccount is one KuCoin account as an AccountReader. */
export function readKucoinAccount(call: VenueCall, { clock }: { clock: Clock }): AccountReader {
  return {
    fetchPermissions: async () => parsePermissions(await call(KUCOIN.permissions)),

    async fetchAccountRef() {
      const schema = z.looseObject({ uid: idText });
      return parseData(schema, await call(KUCOIN.permissions), "user/api-key").uid;
    },

    fetchAccount: (instruments) =>
      readSteadily(
        () => readAccounts(call),
        () => readAll(call, instruments),
      ),

    trades: {
      kind: "by_market",
      fetch(market, cursor) {
        const limits = { now: clock.now().getTime(), historyDays: HISTORY_DAYS, windowDays: WINDOW_DAYS };
        return readTradeWindow(cursor, limits, (from, to) => readFills(call, market, { from, to }));
      },
    },

    funding: {
      historyDays: HISTORY_DAYS,
      fetch: (from, to, instruments) => readFunding(call, { from, to, now: clock.now().getTime() }, instruments),
    },

    fetchFlows: (kind, from, to) => readFlows(call, kind, { from, to }),
  };
}

async function readAccounts(call: VenueCall): Promise<Balance[]> {
  return parseAccounts(await call(KUCOIN.balances));
}

function readAll(call: VenueCall, instruments: readonly Instrument[]): Promise<AccountReading> {
  const markets = marketsOf(instruments);
  return readWallets([
    { wallet: "spot", read: async () => ({ balances: await readAccounts(call) }) },
    { wallet: "spot", read: async () => ({ balances: [], openOrders: await readSpotOrders(call, markets) }) },
    { wallet: "margin", read: () => readMargin(call, markets) },
    { wallet: "futures", read: () => readFutures(call, instruments, markets) },
    {
      wallet: "earn_flexible",
      read: async () => ({ balances: await readNumbered(call, KUCOIN.earn, { pageSize: PAGE }, parseEarn) }),
    },
  ]);
}

async function readSpotOrders(call: VenueCall, markets: ReadonlyMap<string, Instrument>): Promise<OpenOrder[]> {
  const orders: OpenOrder[] = [];
  for (const symbol of parseActiveSymbols(await call(KUCOIN.activeSymbols)))
    orders.push(...parseSpotOrders(await call(KUCOIN.openOrders, { symbol }), markets));
  const stops = await readNumbered(call, KUCOIN.openStops, { pageSize: FLOWS_PAGE }, (raw) => parseStops(raw, markets));
  return [...orders, ...stops];
}

async function readMargin(call: VenueCall, markets: ReadonlyMap<string, Instrument>): Promise<WalletReading> {
  const cross = parseCrossMargin(await call(KUCOIN.crossMargin));
  const balances = [...cross, ...parseIsolatedMargin(await call(KUCOIN.isolatedMargin))];
  const openOrders: OpenOrder[] = [];
  for (const tradeType of balances.length === 0 ? [] : MARGIN_TYPES)
    for (const symbol of parseActiveSymbols(await call(KUCOIN.marginActiveSymbols, { tradeType })))
      openOrders.push(...parseSpotOrders(await call(KUCOIN.marginOrders, { symbol, tradeType }), markets));
  return { balances, openOrders };
}

/** The futures wallet is told coin by coin: those in which contracts are settled. */
async function readFutures(
  call: VenueCall,
  instruments: readonly Instrument[],
  markets: ReadonlyMap<string, Instrument>,
): Promise<WalletReading> {
  const coins = new Set(["USDT", ...instruments.flatMap(({ settle }) => settle ?? [])]);
  const balances: Balance[] = [];
  for (const coin of coins)
    balances.push(...parseFuturesAccount(await call(KUCOIN.futuresAccount, { currency: futuresCoinOf(coin) })));
  if (balances.length === 0) return { balances };
  const positions = parsePositions(await call(KUCOIN.positions), markets);
  const parse = (raw: unknown) => parseFuturesOrders(raw, markets, positions);
  const openOrders = [
    ...(await readNumbered(call, KUCOIN.futuresOrders, { status: "active", pageSize: PAGE }, parse)),
    ...(await readNumbered(call, KUCOIN.futuresStops, { pageSize: PAGE }, parse)),
  ];
  return { balances, positions, openOrders };
}

interface Span {
  from: EpochMs;
  to: EpochMs;
}

async function readFills(call: VenueCall, { instrument, isMargin }: TradeMarket, span: Span): Promise<Trade[]> {
  const params = { symbol: venueSymbolOf(instrument), ...between(span) };
  if (instrument.kind === "perpetual")
    return readNumbered(call, KUCOIN.futuresFills, { ...params, pageSize: PAGE }, (raw) =>
      parseFuturesFills(raw, instrument),
    );
  const afterId = (endpoint: VenueEndpoint, more: CallParams) =>
    readByCursor("kucoin", endpoint, async (lastId) => {
      const paging = { limit: PAGE, ...(lastId === null ? {} : { lastId }) };
      return parseSpotFills(await call(endpoint, { ...params, ...more, ...paging }), instrument);
    });
  if (!isMargin) return afterId(KUCOIN.fills, {});
  const trades: Trade[] = [];
  for (const tradeType of MARGIN_TYPES) trades.push(...(await afterId(KUCOIN.marginFills, { tradeType })));
  return trades;
}

/**
 * Funding is told market by market: those with a position now, and those in which one was closed since the span began.
 */
async function readFunding(
  call: VenueCall,
  { from, to, now }: Span & { now: EpochMs },
  instruments: readonly Instrument[],
): Promise<FundingPayment[]> {
  const closed = await readInWindows({ from, to: now, windowDays: POSITIONS_WINDOW_DAYS }, (start, end) =>
    readNumbered(call, KUCOIN.closedPositions, { from: start, to: end - 1, limit: PAGE }, parseClosedSymbols, "pageId"),
  );
  const symbols = new Set([...parseOpenSymbols(await call(KUCOIN.positions)), ...closed]);
  const payments: FundingPayment[] = [];
  for (const [symbol, instrument] of marketsOf(instruments)) {
    if (!symbols.has(symbol)) continue;
    const params = { symbol, ...between({ from, to }), maxCount: PAGE };
    payments.push(
      ...(await readByCursor("kucoin", KUCOIN.fundingPayments, async (offset) =>
        parseFundingPayments(
          await call(KUCOIN.fundingPayments, offset === null ? params : { ...params, offset }),
          instrument,
        ),
      )),
    );
  }
  return payments;
}

function readFlows(call: VenueCall, kind: FlowKind, span: Span): Promise<CashFlow[]> {
  const params = { ...between(span), pageSize: FLOWS_PAGE };
  switch (kind) {
    case "deposit":
      return readNumbered(call, KUCOIN.deposits, params, parseDeposits);
    case "withdrawal":
      return readNumbered(call, KUCOIN.withdrawals, params, parseWithdrawals);
    case "internal_transfer":
      return readInWindows({ ...span, windowDays: LEDGER_WINDOW_DAYS }, (from, to) =>
        readNumbered(
          call,
          KUCOIN.ledger,
          { bizType: "TRANSFER", ...between({ from, to }), pageSize: FLOWS_PAGE },
          parseTransfers,
        ),
      );
  }
}

function readNumbered<Row>(
  call: VenueCall,
  endpoint: VenueEndpoint,
  params: CallParams,
  parse: (raw: unknown) => CursorPage<Row>,
  pageName: "currentPage" | "pageId" = "currentPage",
): Promise<Row[]> {
  return readByCursor("kucoin", endpoint, async (page) =>
    parse(await call(endpoint, { ...params, [pageName]: page ?? 1 })),
  );
}

/** Both ends are inclusive at the venue. */
const between = ({ from, to }: Span) => ({ startAt: from, endAt: to - 1 });
