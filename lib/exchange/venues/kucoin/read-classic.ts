import type { Balance, CashFlow, FundingPayment, OpenOrder, Trade } from "@/lib/domain/account-snapshot";
import type { Instrument } from "@/lib/domain/instrument";
import type { EpochMs } from "@/lib/domain/units";
import type { AccountReading, CallParams, TradeMarket, VenueCall, VenueEndpoint } from "@/lib/exchange/client";
import { readByCursor, readInWindows } from "@/lib/exchange/read-pages";
import { readSteadily, readWallets, type WalletReading } from "@/lib/exchange/read-wallets";
import { KUCOIN } from "./endpoints";
import { between, readAfterId, readNumbered, type Span } from "./lists";
import { parseAccounts, parseCrossMargin, parseEarn, parseFuturesAccount, parseIsolatedMargin } from "./parse-balances";
import { parseFundingPayments, parseFuturesFills, parseSpotFills, parseTransfers } from "./parse-history";
import { parseActiveSymbols, parseFuturesOrders, parseSpotOrders, parseStops } from "./parse-orders";
import { parseClosedSymbols, parseOpenSymbols, parsePositions } from "./parse-positions";
import { futuresCoinOf, marketsOf, venueSymbolOf } from "./symbols";

/** Closed positions: longest span of one question. */
const POSITIONS_WINDOW_DAYS = 90;
/** The ledger tells one day at a time. */
const LEDGER_WINDOW_DAYS = 1;
const PAGE = 100;
const LIST_PAGE = 500;
const MARGIN_TYPES = ["MARGIN_TRADE", "MARGIN_ISOLATED_TRADE"] as const;

/** readClassicAccount reads the wallets of a classic account, one for each purpose. */
export function readClassicAccount(call: VenueCall, instruments: readonly Instrument[]): Promise<AccountReading> {
  const markets = marketsOf(instruments);
  const readAccounts = async () => parseAccounts(await call(KUCOIN.balances));
  return readSteadily(readAccounts, () =>
    readWallets([
      { wallet: "spot", read: async () => ({ balances: await readAccounts() }) },
      { wallet: "spot", read: async () => ({ balances: [], openOrders: await readSpotOrders(call, markets) }) },
      { wallet: "margin", read: () => readMargin(call, markets) },
      { wallet: "futures", read: () => readFutures(call, instruments, markets) },
      {
        wallet: "earn_flexible",
        read: async () => ({ balances: await readNumbered(call, KUCOIN.earn, { pageSize: PAGE }, parseEarn) }),
      },
    ]),
  );
}

async function readSpotOrders(call: VenueCall, markets: ReadonlyMap<string, Instrument>): Promise<OpenOrder[]> {
  const orders: OpenOrder[] = [];
  for (const symbol of parseActiveSymbols(await call(KUCOIN.activeSymbols)))
    orders.push(...parseSpotOrders(await call(KUCOIN.openOrders, { symbol }), markets));
  const stops = await readNumbered(call, KUCOIN.openStops, { pageSize: LIST_PAGE }, (raw) => parseStops(raw, markets));
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

/** readClassicTrades reads the fills of one market. */
export async function readClassicTrades(
  call: VenueCall,
  { instrument, isMargin }: TradeMarket,
  span: Span,
): Promise<Trade[]> {
  const params = { symbol: venueSymbolOf(instrument), ...between(span) };
  if (instrument.kind === "perpetual")
    return readNumbered(call, KUCOIN.futuresFills, { ...params, pageSize: PAGE }, (raw) =>
      parseFuturesFills(raw, instrument),
    );
  const afterId = (endpoint: VenueEndpoint, more: CallParams) =>
    readAfterId(call, endpoint, { ...params, ...more, limit: PAGE }, (raw) => parseSpotFills(raw, instrument));
  if (!isMargin) return afterId(KUCOIN.fills, {});
  const trades: Trade[] = [];
  for (const tradeType of MARGIN_TYPES) trades.push(...(await afterId(KUCOIN.marginFills, { tradeType })));
  return trades;
}

/**
 * readClassicFunding reads what perpetuals paid and received. It is told market by market: those with a position now, and those in which one was closed since the span began.
 */
export async function readClassicFunding(
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

/** readClassicTransfers reads moves between the wallets. */
export function readClassicTransfers(call: VenueCall, span: Span): Promise<CashFlow[]> {
  return readInWindows({ ...span, windowDays: LEDGER_WINDOW_DAYS }, (from, to) =>
    readNumbered(
      call,
      KUCOIN.ledger,
      { bizType: "TRANSFER", ...between({ from, to }), pageSize: LIST_PAGE },
      parseTransfers,
    ),
  );
}
