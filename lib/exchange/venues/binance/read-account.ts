import type {
  Balance,
  CashFlow,
  FlowKind,
  FundingPayment,
  OpenOrder,
  Position,
  WalletKind,
} from "@/lib/domain/account-snapshot";
import type { Instrument } from "@/lib/domain/instrument";
import type { EpochMs } from "@/lib/domain/units";
import {
  endpointName,
  type AccountReader,
  type AccountReading,
  type CallParams,
  type VenueCall,
  type VenueEndpoint,
} from "@/lib/exchange/client";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { BINANCE } from "./endpoints";
import {
  parseCrossMargin,
  parseEarnFlexible,
  parseEarnLocked,
  parseFunding,
  parseIsFuturesUnused,
  parseIsolatedMargin,
  parseSpotBalances,
  parseTotalOnlyWallets,
} from "./parse-balances";
import { parseFuturesBalances, parsePositions } from "./parse-futures";
import {
  parseDeposits,
  parseFiatOrders,
  parseFiatPayments,
  parseFundingPayments,
  parseTrades,
  parseTransfers,
  parseWithdrawals,
  type FlowPage,
} from "./parse-history";
import { venueSymbolOf } from "./parse-instruments";
import { parseConditionalOrders, parseOpenOrders } from "./parse-orders";
import { parsePermissions } from "./parse-permissions";

const PAGE = 100;
interface Paging {
  page: string;
  size: string;
  rows: number;
}
const PAGING: Paging = { page: "current", size: "size", rows: PAGE };
const FIAT_PAGING: Paging = { page: "page", size: "rows", rows: 500 };
const TRADES_PAGE = 1_000;
const FLOWS_PAGE = 1_000;
const INCOME_PAGE = 1_000;
/** Binance keeps the income of three months. */
const INCOME_DAYS = 90;
/** Pages of one list before we call the venue broken: nobody has a hundred thousand earn positions. */
const PAGES_MAX = 200;

/** "Margin account does not exist": the person never opened it, so nothing is in it. */
const MARGIN_NOT_OPENED: ReadonlySet<string> = new Set(["-3003", "-11001"]);

const TRANSFER_TYPES = [
  "MAIN_UMFUTURE",
  "UMFUTURE_MAIN",
  "MAIN_MARGIN",
  "MARGIN_MAIN",
  "MAIN_FUNDING",
  "FUNDING_MAIN",
  "UMFUTURE_MARGIN",
  "MARGIN_UMFUTURE",
  "FUNDING_UMFUTURE",
  "UMFUTURE_FUNDING",
] as const;

interface Markets {
  spot: ReadonlyMap<string, Instrument>;
  perpetual: ReadonlyMap<string, Instrument>;
  assets: ReadonlySet<string>;
}

interface WalletReading {
  balances: readonly Balance[];
  positions?: readonly Position[];
  openOrders?: readonly OpenOrder[];
}

/** readBinanceAccount is one Binance account as an AccountReader. */
export function readBinanceAccount(call: VenueCall): AccountReader {
  return {
    fetchPermissions: async () => parsePermissions(await call(BINANCE.permissions)),

    fetchAccountRef: async () => parseSpotBalances(await call(BINANCE.spotAccount), new Set()).uid,

    fetchAccount: (instruments) => readSteadily(call, marketsOf(instruments)),

    trades: {
      kind: "by_market",
      async fetch({ instrument, isMargin }, cursor) {
        const fromId = cursor === null ? "0" : (BigInt(cursor) + 1n).toString();
        const params = { symbol: venueSymbolOf(instrument), fromId, limit: TRADES_PAGE };
        const trades = parseTrades(await call(tradesEndpoint(instrument, isMargin), params), instrument);
        return { trades, cursor: trades.at(-1)?.venueTradeId ?? cursor, isLast: trades.length < TRADES_PAGE };
      },
    },
    funding: {
      historyDays: INCOME_DAYS,
      fetch: (from, to, instruments) => readFunding(call, { from, to }, marketsOf(instruments)),
    },

    fetchFlows: (kind, from, to) => readFlows(call, kind, from, to),
  };
}

function marketsOf(instruments: readonly Instrument[]): Markets {
  const byKind = (kind: Instrument["kind"]) =>
    new Map(instruments.filter((each) => each.kind === kind).map((each) => [venueSymbolOf(each), each]));
  return {
    spot: byKind("spot"),
    perpetual: byKind("perpetual"),
    assets: new Set(instruments.flatMap(({ base, quote }) => [base, quote])),
  };
}

/**
 * Wallets are read one after the other: a transfer in between would count coins twice or not at all. So the spot account
 * is looked at again in the end, and a changed one means another round. An account that trades without pause gets the
 * second round's answer.
 */
async function readSteadily(call: VenueCall, markets: Markets): Promise<AccountReading> {
  const first = await readWallets(call, markets);
  const isSteady = await looksTheSame(call, markets, first.spot);
  return isSteady ? first.reading : (await readWallets(call, markets)).reading;
}

async function looksTheSame(call: VenueCall, markets: Markets, spot: readonly Balance[]): Promise<boolean> {
  try {
    const again = parseSpotBalances(await call(BINANCE.spotAccount), markets.assets);
    return JSON.stringify(again.balances) === JSON.stringify(spot);
  } catch (error) {
    // All wallets are read: a venue that fails now takes nothing away from them.
    if (error instanceof SafeExchangeError) return true;
    throw error;
  }
}

async function readWallets(
  call: VenueCall,
  markets: Markets,
): Promise<{ reading: AccountReading; spot: readonly Balance[] }> {
  const missingWallets: WalletKind[] = [];
  const readings: WalletReading[] = [];
  const attempt = async (wallet: WalletKind, read: () => Promise<WalletReading>): Promise<boolean> => {
    try {
      readings.push(await read());
      return true;
    } catch (error) {
      if (!(error instanceof SafeExchangeError) || error.kind === "rate_limited") throw error;
      missingWallets.push(wallet);
      return false;
    }
  };

  // The spot account first: when the venue refuses the key itself, or is down, there is nothing else to ask.
  const spot = parseSpotBalances(await call(BINANCE.spotAccount), markets.assets);
  await attempt("spot", async () => ({
    balances: spot.balances,
    openOrders: parseOpenOrders(await call(BINANCE.spotOrders), markets.spot),
  }));
  if (missingWallets.includes("spot")) readings.push({ balances: spot.balances });

  if (
    !(await attempt("earn_flexible", async () => ({
      balances: await readPages(call, BINANCE.earnFlexible, parseEarnFlexible),
    })))
  )
    readings.push({ balances: spot.earnReceipts });
  await attempt("earn_locked", async () => ({ balances: await readPages(call, BINANCE.earnLocked, parseEarnLocked) }));
  await attempt("funding", async () => ({ balances: parseFunding(await call(BINANCE.funding)) }));
  await attempt("margin", () => readMargin(call, markets));
  await attempt("futures", () => readUsedFutures(call, markets));
  await attempt("bots", async () => ({
    balances: parseTotalOnlyWallets(await call(BINANCE.walletTotals, { quoteAsset: "USDT" })),
  }));

  const reading = {
    balances: readings.flatMap(({ balances }) => balances),
    positions: readings.flatMap(({ positions }) => positions ?? []),
    openOrders: readings.flatMap(({ openOrders }) => openOrders ?? []),
    missingWallets,
  };
  return { reading, spot: spot.balances };
}

async function readMargin(call: VenueCall, markets: Markets): Promise<WalletReading> {
  const cross = await readOpened(async () => parseCrossMargin(await call(BINANCE.crossMargin)));
  const isolated = await readOpened(async () => parseIsolatedMargin(await call(BINANCE.isolatedMargin)));
  const openOrders = cross.length === 0 ? [] : parseOpenOrders(await call(BINANCE.marginOrders), markets.spot);
  return { balances: [...cross, ...isolated], openOrders };
}

async function readOpened(read: () => Promise<Balance[]>): Promise<Balance[]> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof SafeExchangeError && MARGIN_NOT_OPENED.has(error.venueCode ?? "")) return [];
    throw error;
  }
}

/** A refusal of the futures wallet is its absence where the venue itself says that it is not in use. */
async function readUsedFutures(call: VenueCall, markets: Markets): Promise<WalletReading> {
  try {
    return await readFutures(call, markets);
  } catch (error) {
    const isRefused = error instanceof SafeExchangeError && error.kind === "auth";
    if (isRefused && parseIsFuturesUnused(await call(BINANCE.walletTotals))) return { balances: [] };
    throw error;
  }
}

async function readFutures(call: VenueCall, markets: Markets): Promise<WalletReading> {
  const account = await call(BINANCE.futuresAccount);
  const positions = parsePositions(account, await call(BINANCE.futuresPositions), markets.perpetual);
  const balances = parseFuturesBalances(account);
  if (balances.length === 0) return { balances, positions };
  const orders = parseOpenOrders(await call(BINANCE.futuresOrders), markets.perpetual, positions);
  const conditional = await readConditionalOrders(call, markets, positions);
  return { balances, positions, openOrders: [...orders, ...conditional] };
}

/** Venues that speak an older Binance have no such list: their stops are ordinary orders. */
async function readConditionalOrders(
  call: VenueCall,
  markets: Markets,
  positions: readonly Position[],
): Promise<OpenOrder[]> {
  try {
    return parseConditionalOrders(await call(BINANCE.futuresConditionalOrders), markets.perpetual, positions);
  } catch (error) {
    if (error instanceof SafeExchangeError && error.kind === "unsupported") return [];
    throw error;
  }
}

function tradesEndpoint(instrument: Instrument, isMargin: boolean): VenueEndpoint {
  if (instrument.kind === "perpetual") return BINANCE.futuresTrades;
  return isMargin ? BINANCE.marginTrades : BINANCE.spotTrades;
}

async function readFlows(call: VenueCall, kind: FlowKind, from: EpochMs, to: EpochMs): Promise<CashFlow[]> {
  const span = { startTime: from, endTime: to - 1 };
  const fiatSpan = { beginTime: from, endTime: to - 1 };
  switch (kind) {
    case "deposit":
      return [
        ...(await readByOffset(call, BINANCE.deposits, span, parseDeposits)),
        ...(await readFlowPages(call, BINANCE.fiatOrders, { transactionType: 0, ...fiatSpan }, FIAT_PAGING, (raw) =>
          parseFiatOrders(raw, "deposit"),
        )),
        ...(await readFlowPages(
          call,
          BINANCE.fiatPayments,
          { transactionType: 0, ...fiatSpan },
          FIAT_PAGING,
          parseFiatPayments,
        )),
      ];
    case "withdrawal":
      return [
        ...(await readByOffset(call, BINANCE.withdrawals, span, parseWithdrawals)),
        ...(await readFlowPages(call, BINANCE.fiatOrders, { transactionType: 1, ...fiatSpan }, FIAT_PAGING, (raw) =>
          parseFiatOrders(raw, "withdrawal"),
        )),
      ];
    case "internal_transfer": {
      const flows: CashFlow[] = [];
      for (const type of TRANSFER_TYPES)
        flows.push(...(await readFlowPages(call, BINANCE.transfers, { type, ...span }, PAGING, parseTransfers)));
      return flows;
    }
  }
}

async function readFunding(
  call: VenueCall,
  { from, to }: { from: EpochMs; to: EpochMs },
  { perpetual }: Markets,
): Promise<FundingPayment[]> {
  const payments: FundingPayment[] = [];
  for (let page = 1; page <= PAGES_MAX; page += 1) {
    const params = { incomeType: "FUNDING_FEE", startTime: from, endTime: to - 1, limit: INCOME_PAGE, page };
    const read = parseFundingPayments(await call(BINANCE.futuresIncome, params), perpetual);
    payments.push(...read.payments);
    if (read.rows < INCOME_PAGE) return payments;
  }
  throw tooManyPages(BINANCE.futuresIncome);
}

/** Deposits and withdrawals page by offset; how many raw rows came decides whether there is more. */
async function readByOffset(
  call: VenueCall,
  endpoint: VenueEndpoint,
  span: CallParams,
  parse: (raw: unknown) => CashFlow[],
): Promise<CashFlow[]> {
  const flows: CashFlow[] = [];
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const raw = await call(endpoint, { ...span, limit: FLOWS_PAGE, offset: page * FLOWS_PAGE });
    flows.push(...parse(raw));
    if (!Array.isArray(raw) || raw.length < FLOWS_PAGE) return flows;
  }
  throw tooManyPages(endpoint);
}

async function readFlowPages(
  call: VenueCall,
  endpoint: VenueEndpoint,
  params: CallParams,
  paging: Paging,
  parse: (raw: unknown) => FlowPage,
): Promise<CashFlow[]> {
  const flows: CashFlow[] = [];
  let seen = 0;
  for (let number = 1; number <= PAGES_MAX; number += 1) {
    const page = parse(await call(endpoint, { ...params, [paging.page]: number, [paging.size]: paging.rows }));
    flows.push(...page.flows);
    seen += page.rows;
    if (page.rows === 0 || seen >= page.total) return flows;
  }
  throw tooManyPages(endpoint);
}

async function readPages(
  call: VenueCall,
  endpoint: VenueEndpoint,
  parse: (raw: unknown) => { balances: Balance[]; rows: number; total: number },
): Promise<Balance[]> {
  const balances: Balance[] = [];
  let seen = 0;
  for (let current = 1; current <= PAGES_MAX; current += 1) {
    const page = parse(await call(endpoint, { current, size: PAGE }));
    balances.push(...page.balances);
    seen += page.rows;
    if (page.rows === 0 || seen >= page.total) return balances;
  }
  throw tooManyPages(endpoint);
}

const tooManyPages = (endpoint: VenueEndpoint): SafeExchangeError =>
  new SafeExchangeError("bad_response", "binance", endpointName(endpoint), { httpStatus: 200 });
