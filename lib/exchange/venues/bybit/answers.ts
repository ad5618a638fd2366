import { answer, theInstrument, type AnswerContext, type AnswerTable } from "@/lib/exchange/answer-table";
import { parseAccountMode, parseEarn, parseFunding, parseWallet } from "./parse-balances";
import {
  parseDeposits,
  parseExecutions,
  parseFundingPayments,
  parseInternalDeposits,
  parseTransfers,
  parseWithdrawals,
} from "./parse-history";
import { parseInstruments } from "./parse-instruments";
import { parseLeverageTiers } from "./parse-leverage-tiers";
import { parseCandles, parseFundingRates, parseOrderBook, parseTickers } from "./parse-market";
import { parseOpenOrders } from "./parse-orders";
import { parsePermissions } from "./parse-permissions";
import { parsePositions } from "./parse-positions";
import { marketsOf, venueSymbolOf, type Category } from "./symbols";

/** The answers of endpoints that are asked for one category of markets, which they do not always repeat. */
function ofCategory(category: Category) {
  const markets = ({ instruments }: AnswerContext) => marketsOf(instruments, category);
  return {
    openOrders: answer(
      `GET /v5/order/realtime (${category})`,
      "OpenOrder[]",
      (raw, context) => parseOpenOrders(raw, markets(context)).rows,
    ),
    orderHistory: answer(
      `GET /v5/order/history (${category})`,
      "OpenOrder[]",
      (raw, context) => parseOpenOrders(raw, markets(context)).rows,
    ),
    positions: answer(
      `GET /v5/position/list (${category})`,
      "Position[]",
      (raw, context) => parsePositions(raw, markets(context), { isIsolated: false }).rows,
    ),
    trades: answer(
      `GET /v5/execution/list (${category})`,
      "Trade[]",
      (raw, context) => parseExecutions(raw, markets(context)).rows,
    ),
    instruments: answer(
      `GET /v5/market/instruments-info (${category})`,
      "Instrument[]",
      (raw) => parseInstruments(raw, category).rows,
    ),
    tickers: answer(`GET /v5/market/tickers (${category})`, "price and turnover of each symbol", (raw) =>
      parseTickers(raw, category),
    ),
    candles: answer(`GET /v5/market/kline (${category})`, "Candle[]", (raw) => parseCandles(raw, category)),
    orderBook: answer(`GET /v5/market/orderbook (${category})`, "OrderBook", (raw, { receivedAt }) =>
      parseOrderBook(raw, category, receivedAt),
    ),
  };
}
const spot = ofCategory("spot");
const linear = ofCategory("linear");
const inverse = ofCategory("inverse");

/** BYBIT_ANSWERS is every answer of Bybit that is understood. */
export const BYBIT_ANSWERS = {
  permissions: answer("GET /v5/user/query-api", "KeyVerdict", parsePermissions),
  accountInfo: answer("GET /v5/account/info", "kind of account", parseAccountMode),
  walletBalance: answer("GET /v5/account/wallet-balance", "Balance[]", (raw) => parseWallet(raw, "unified")),
  coinBalances: answer("GET /v5/asset/transfer/query-account-coins-balance", "Balance[]", parseFunding),
  earnFlexible: answer("GET /v5/earn/position (FlexibleSaving)", "Balance[]", (raw) => parseEarn(raw, "earn_flexible")),
  earnLocked: answer("GET /v5/earn/position (OnChain)", "Balance[]", (raw) => parseEarn(raw, "earn_locked")),
  linearPositions: linear.positions,
  inversePositions: inverse.positions,
  spotOrders: spot.openOrders,
  linearOrders: linear.openOrders,
  inverseOrders: inverse.openOrders,
  spotOrderHistory: spot.orderHistory,
  linearOrderHistory: linear.orderHistory,
  inverseOrderHistory: inverse.orderHistory,
  spotTrades: spot.trades,
  linearTrades: linear.trades,
  inverseTrades: inverse.trades,
  fundingPayments: answer(
    "GET /v5/account/transaction-log",
    "FundingPayment[]",
    (raw, { instruments }) =>
      parseFundingPayments(raw, {
        linear: marketsOf(instruments, "linear"),
        inverse: marketsOf(instruments, "inverse"),
      }).rows,
  ),
  deposits: answer("GET /v5/asset/deposit/query-record", "CashFlow[]", (raw) => parseDeposits(raw).rows),
  internalDeposits: answer(
    "GET /v5/asset/deposit/query-internal-record",
    "CashFlow[]",
    (raw) => parseInternalDeposits(raw).rows,
  ),
  withdrawals: answer("GET /v5/asset/withdraw/query-record", "CashFlow[]", (raw) => parseWithdrawals(raw).rows),
  transfers: answer(
    "GET /v5/asset/transfer/query-inter-transfer-list",
    "CashFlow[]",
    (raw) => parseTransfers(raw).rows,
  ),
  spotInstruments: spot.instruments,
  linearInstruments: linear.instruments,
  inverseInstruments: inverse.instruments,
  spotTickers: spot.tickers,
  linearTickers: linear.tickers,
  inverseTickers: inverse.tickers,
  spotCandles: spot.candles,
  linearCandles: linear.candles,
  inverseCandles: inverse.candles,
  spotOrderBook: spot.orderBook,
  linearOrderBook: linear.orderBook,
  inverseOrderBook: inverse.orderBook,
  leverageTiers: answer("GET /v5/market/risk-limit", "LeverageTier[]", (raw, context) =>
    parseLeverageTiers(raw, venueSymbolOf(theInstrument(context, ({ kind }) => kind === "perpetual"))),
  ),
  fundingRates: answer("GET /v5/market/funding/history", "FundingRate[]", parseFundingRates),
} as const satisfies AnswerTable;
