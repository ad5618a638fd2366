import { answer, type AnswerContext, type AnswerTable } from "@/lib/exchange/answer-table";
import { parseFunding, parseFutures, parseMargin, parseSavings, parseSpot, parseUnified } from "./parse-balances";
import {
  parseDeposits,
  parseFundingPayments,
  parseFuturesFills,
  parseSpotFills,
  parseUnifiedFills,
  parseWithdrawals,
} from "./parse-history";
import { parseContracts, parseSpotInstruments } from "./parse-instruments";
import { parseFundingTransfers, parseSpotTransfers } from "./parse-ledger";
import { parseLeverageTiers } from "./parse-leverage-tiers";
import { parseCandles, parseFundingRates, parseOrderBook, parseTickers } from "./parse-market";
import {
  parseFuturesOrders,
  parseFuturesStops,
  parseSpotOrders,
  parseSpotStops,
  parseUnifiedOrders,
  parseUnifiedStops,
} from "./parse-orders";
import { parseClassicPermissions, parseUtaPermissions } from "./parse-permissions";
import { parseClassicPositions, parseUnifiedPositions } from "./parse-positions";
import { parseBotTotals } from "./parse-totals";
import { marketsOf, PRODUCT_TYPES, type Markets } from "./symbols";

const spotOf = ({ instruments }: AnswerContext): Markets => marketsOf(instruments, "SPOT");
/** Contracts of all product types: their names differ. */
const contractsOf = ({ instruments }: AnswerContext): Markets =>
  new Map(PRODUCT_TYPES.flatMap((type) => [...marketsOf(instruments, type)]));
/** Spot and linear contracts share names; a unified answer that does not say which is of contracts. */
const anyOf = (context: AnswerContext): Markets => new Map([...spotOf(context), ...contractsOf(context)]);
const orderBook = (raw: unknown, { receivedAt }: AnswerContext) => parseOrderBook(raw, receivedAt);
const deposits = (raw: unknown) => parseDeposits(raw).rows;
const withdrawals = (raw: unknown) => parseWithdrawals(raw).rows;
const TICKERS = "price and turnover of each symbol";

/** BITGET_ANSWERS is every answer of Bitget that is understood: unified accounts (`v3`) and classic ones (`v2`). */
export const BITGET_ANSWERS = {
  utaPermissions: answer("GET /api/v3/account/info", "KeyVerdict", parseUtaPermissions),
  utaBalances: answer("GET /api/v3/account/assets", "Balance[]", parseUnified),
  utaFundingBalances: answer("GET /api/v3/account/funding-assets", "Balance[]", parseFunding),
  utaPositions: answer("GET /api/v3/position/current-position", "Position[]", (raw, context) =>
    parseUnifiedPositions(raw, contractsOf(context)),
  ),
  utaOrders: answer(
    "GET /api/v3/trade/unfilled-orders",
    "OpenOrder[]",
    (raw, context) => parseUnifiedOrders(raw, anyOf(context)).rows,
  ),
  utaStops: answer(
    "GET /api/v3/trade/unfilled-strategy-orders",
    "OpenOrder[]",
    (raw, context) => parseUnifiedStops(raw, anyOf(context), []).rows,
  ),
  utaTrades: answer(
    "GET /api/v3/trade/fills",
    "Trade[]",
    (raw, context) => parseUnifiedFills(raw, anyOf(context)).rows,
  ),
  utaFundingPayments: answer(
    "GET /api/v3/account/financial-records",
    "FundingPayment[]",
    (raw, context) => parseFundingPayments(raw, contractsOf(context), true).rows,
  ),
  utaDeposits: answer("GET /api/v3/account/deposit-records", "CashFlow[]", deposits),
  utaWithdrawals: answer("GET /api/v3/account/withdrawal-records", "CashFlow[]", withdrawals),
  classicPermissions: answer("GET /api/v2/spot/account/info", "KeyVerdict", parseClassicPermissions),
  spotBalances: answer("GET /api/v2/spot/account/assets", "Balance[]", parseSpot),
  fundingBalances: answer("GET /api/v2/account/funding-assets", "Balance[]", parseFunding),
  futuresAccounts: answer("GET /api/v2/mix/account/accounts", "Balance[]", (raw) => parseFutures(raw, "futures")),
  crossMargin: answer("GET /api/v2/margin/crossed/account/assets", "Balance[]", parseMargin),
  isolatedMargin: answer("GET /api/v2/margin/isolated/account/assets", "Balance[]", parseMargin),
  savings: answer("GET /api/v2/earn/savings/assets", "Balance[]", (raw) => parseSavings(raw, "earn_flexible").rows),
  positions: answer("GET /api/v2/mix/position/all-position", "Position[]", (raw, context) =>
    parseClassicPositions(raw, contractsOf(context)),
  ),
  position: answer("GET /api/v2/mix/position/single-position", "Position[]", (raw, context) =>
    parseClassicPositions(raw, contractsOf(context)),
  ),
  spotOrders: answer(
    "GET /api/v2/spot/trade/unfilled-orders",
    "OpenOrder[]",
    (raw, context) => parseSpotOrders(raw, spotOf(context)).rows,
  ),
  spotStops: answer(
    "GET /api/v2/spot/trade/current-plan-order",
    "OpenOrder[]",
    (raw, context) => parseSpotStops(raw, spotOf(context)).rows,
  ),
  futuresOrders: answer(
    "GET /api/v2/mix/order/orders-pending",
    "OpenOrder[]",
    (raw, context) => parseFuturesOrders(raw, contractsOf(context)).rows,
  ),
  futuresStops: answer(
    "GET /api/v2/mix/order/orders-plan-pending",
    "OpenOrder[]",
    (raw, context) => parseFuturesStops(raw, contractsOf(context), []).rows,
  ),
  spotTrades: answer(
    "GET /api/v2/spot/trade/fills",
    "Trade[]",
    (raw, context) => parseSpotFills(raw, spotOf(context)).rows,
  ),
  futuresTrades: answer(
    "GET /api/v2/mix/order/fill-history",
    "Trade[]",
    (raw, context) => parseFuturesFills(raw, contractsOf(context)).rows,
  ),
  recentFuturesTrades: answer(
    "GET /api/v2/mix/order/fills",
    "Trade[]",
    (raw, context) => parseFuturesFills(raw, contractsOf(context)).rows,
  ),
  fundingPayments: answer(
    "GET /api/v2/mix/account/bill",
    "FundingPayment[]",
    (raw, context) => parseFundingPayments(raw, contractsOf(context), false).rows,
  ),
  transfers: answer("GET /api/v2/spot/account/bills", "CashFlow[]", (raw) => parseSpotTransfers(raw).rows),
  utaTransfers: answer(
    "GET /api/v3/account/funding-financial-records",
    "CashFlow[]",
    (raw) => parseFundingTransfers(raw).rows,
  ),
  walletTotals: answer("GET /api/v2/account/all-account-balance", "Balance[]", parseBotTotals),
  leverageTiers: answer("GET /api/v2/mix/market/query-position-lever", "LeverageTier[]", parseLeverageTiers),
  deposits: answer("GET /api/v2/spot/wallet/deposit-records", "CashFlow[]", deposits),
  withdrawals: answer("GET /api/v2/spot/wallet/withdrawal-records", "CashFlow[]", withdrawals),
  spotInstruments: answer("GET /api/v2/spot/public/symbols", "Instrument[]", parseSpotInstruments),
  usdtContracts: answer("GET /api/v2/mix/market/contracts (USDT-FUTURES)", "Instrument[]", (raw) =>
    parseContracts(raw, "USDT-FUTURES"),
  ),
  usdcContracts: answer("GET /api/v2/mix/market/contracts (USDC-FUTURES)", "Instrument[]", (raw) =>
    parseContracts(raw, "USDC-FUTURES"),
  ),
  coinContracts: answer("GET /api/v2/mix/market/contracts (COIN-FUTURES)", "Instrument[]", (raw) =>
    parseContracts(raw, "COIN-FUTURES"),
  ),
  spotTickers: answer("GET /api/v2/spot/market/tickers", TICKERS, parseTickers),
  futuresTickers: answer("GET /api/v2/mix/market/tickers", TICKERS, parseTickers),
  spotCandles: answer("GET /api/v2/spot/market/candles", "Candle[]", parseCandles),
  spotCandleHistory: answer("GET /api/v2/spot/market/history-candles", "Candle[]", parseCandles),
  futuresCandles: answer("GET /api/v2/mix/market/candles", "Candle[]", parseCandles),
  futuresCandleHistory: answer("GET /api/v2/mix/market/history-candles", "Candle[]", parseCandles),
  spotOrderBook: answer("GET /api/v2/spot/market/orderbook", "OrderBook", orderBook),
  futuresOrderBook: answer("GET /api/v2/mix/market/merge-depth", "OrderBook", orderBook),
  fundingRates: answer("GET /api/v2/mix/market/history-fund-rate", "FundingRate[]", parseFundingRates),
} as const satisfies AnswerTable;
