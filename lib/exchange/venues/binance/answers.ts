import { z } from "zod";
import type { Instrument } from "@/lib/domain/instrument";
import { answer, theInstrument, type AnswerContext, type AnswerTable } from "@/lib/exchange/answer-table";
import { decimalText, parseAnswer } from "@/lib/exchange/parse-answer";
import {
  parseCrossMargin,
  parseEarnFlexible,
  parseEarnLocked,
  parseFunding,
  parseIsolatedMargin,
  parseSpotBalances,
  parseTotalOnlyWallets,
} from "./parse-balances";
import { parseConversions, parseDust } from "./parse-conversions";
import { parseFuturesBalances, parsePositions } from "./parse-futures";
import {
  parseDeposits,
  parseFiatOrders,
  parseFiatPayments,
  parseTrades,
  parseTransfers,
  parseWithdrawals,
} from "./parse-history";
import {
  parseDistributions,
  parseEarnRewards,
  parseFundingPayments,
  parseFuturesIncome,
  parseMarginInterest,
} from "./parse-income";
import { parseFuturesInstruments, parseSpotInstruments } from "./parse-instruments";
import {
  parseCandles,
  parseContractDays,
  parseDayVolumes,
  parseFundingRates,
  parseOpenInterest,
  parseOrderBook,
  parsePrices,
} from "./parse-market";
import { parseConditionalOrders, parseOpenOrders } from "./parse-orders";
import { parsePermissions } from "./parse-permissions";
import { parseLeverageTiers } from "./read-leverage-tiers";
import { familyOf, marketsOf, venueSymbolOf, type Family } from "./symbols";

const marketsIn = ({ instruments }: AnswerContext, family: Family) => marketsOf(instruments)[family];
const isOf = (family: Family) => (instrument: Instrument) => familyOf(instrument) === family;
const ordersOf = (family: Family) => (raw: unknown, context: AnswerContext) =>
  parseOpenOrders(raw, marketsIn(context, family));
const tradesOf = (family: Family) => (raw: unknown, context: AnswerContext) =>
  parseTrades(raw, theInstrument(context, isOf(family)));
const tiersOf = (family: Family) => (raw: unknown, context: AnswerContext) =>
  parseLeverageTiers(raw, venueSymbolOf(theInstrument(context, isOf(family))));
const book = (raw: unknown, { receivedAt }: AnswerContext) => parseOrderBook(raw, receivedAt);

/** Margins are told by the account, prices by the positions; a position without the former has margins of zero. */
const NO_ACCOUNT = { assets: [], positions: [] };
/** `balance` has the assets of the account alone, and calls a wallet's balance so. */
function asAccount(raw: unknown): unknown {
  const assetsSchema = z.array(z.looseObject({ balance: decimalText }));
  const assets = parseAnswer(assetsSchema, raw, "binance", "futures/balance");
  return { ...NO_ACCOUNT, assets: assets.map((row) => ({ ...row, walletBalance: row.balance })) };
}

const PRICES = "price of each symbol";
const TURNOVERS = "turnover of each symbol";

/** USDⓈ-M and COIN-M have the same interface at two addresses. */
function contracts(api: "fapi" | "dapi", family: Exclude<Family, "spot">) {
  const positions = (raw: unknown, context: AnswerContext) =>
    parsePositions(context.beside["account"] ?? NO_ACCOUNT, raw, marketsIn(context, family));
  const conditional = (raw: unknown, context: AnswerContext) =>
    parseConditionalOrders(raw, marketsIn(context, family), []);
  return {
    positions: answer(`GET /${api}/${api === "fapi" ? "v2" : "v1"}/positionRisk`, "Position[]", positions),
    orders: answer(`GET /${api}/v1/openOrders`, "OpenOrder[]", ordersOf(family)),
    order: answer(`GET /${api}/v1/order`, "OpenOrder[]", ordersOf(family)),
    orderHistory: answer(`GET /${api}/v1/allOrders`, "OpenOrder[]", ordersOf(family)),
    conditionalOrders: answer(`GET /${api}/v1/openAlgoOrders`, "OpenOrder[]", conditional),
    conditionalOrder: answer(`GET /${api}/v1/algoOrder`, "OpenOrder[]", conditional),
    trades: answer(`GET /${api}/v1/userTrades`, "Trade[]", tradesOf(family)),
    fundingPayments: answer(
      `GET /${api}/v1/income`,
      "FundingPayment[]",
      (raw, context) => parseFundingPayments(raw, marketsIn(context, family)).payments,
    ),
    income: answer(`GET /${api}/v1/income`, "IncomePayment[]", (raw) => parseFuturesIncome(raw, family).rows),
    info: answer(`GET /${api}/v1/exchangeInfo`, "Instrument[]", parseFuturesInstruments),
    prices: answer(`GET /${api}/v1/ticker/price`, PRICES, parsePrices),
    candles: answer(`GET /${api}/v1/klines`, "Candle[]", parseCandles),
    depth: answer(`GET /${api}/v1/depth`, "OrderBook", book),
    fundingRates: answer(`GET /${api}/v1/fundingRate`, "FundingRate[]", parseFundingRates),
    openInterest: answer(`GET /${api}/v1/openInterest`, "open contracts", parseOpenInterest),
  };
}
const linear = contracts("fapi", "linear");
const inverse = contracts("dapi", "inverse");

/** BINANCE_ANSWERS is every answer of Binance that is understood. */
export const BINANCE_ANSWERS = {
  permissions: answer("GET /sapi/v1/account/apiRestrictions", "KeyVerdict", parsePermissions),
  spotAccount: answer("GET /api/v3/account", "Balance[]", (raw, { instruments }) => {
    const { balances, earnReceipts } = parseSpotBalances(raw, marketsOf(instruments).assets);
    return [...balances, ...earnReceipts];
  }),
  earnFlexible: answer("GET /sapi/v1/simple-earn/flexible/position", "Balance[]", (raw) => parseEarnFlexible(raw).rows),
  earnLocked: answer("GET /sapi/v1/simple-earn/locked/position", "Balance[]", (raw) => parseEarnLocked(raw).rows),
  funding: answer("POST /sapi/v1/asset/get-funding-asset", "Balance[]", parseFunding),
  crossMargin: answer("GET /sapi/v1/margin/account", "Balance[]", parseCrossMargin),
  isolatedMargin: answer("GET /sapi/v1/margin/isolated/account", "Balance[]", parseIsolatedMargin),
  walletTotals: answer("GET /sapi/v1/asset/wallet/balance", "Balance[]", parseTotalOnlyWallets),
  futuresAccount: answer("GET /fapi/v2/account", "Balance[]", (raw) => parseFuturesBalances(raw)),
  futuresAccountV3: answer("GET /fapi/v3/account", "Balance[]", (raw) => parseFuturesBalances(raw)),
  futuresBalancesV3: answer("GET /fapi/v3/balance", "Balance[]", (raw) => parseFuturesBalances(asAccount(raw))),
  futuresBalances: answer("GET /fapi/v2/balance", "Balance[]", (raw) => parseFuturesBalances(asAccount(raw))),
  coinAccount: answer("GET /dapi/v1/account", "Balance[]", (raw) => parseFuturesBalances(raw, "coin_futures")),
  futuresPositions: linear.positions,
  coinPositions: inverse.positions,
  spotOrders: answer("GET /api/v3/openOrders", "OpenOrder[]", ordersOf("spot")),
  spotOrder: answer("GET /api/v3/order", "OpenOrder[]", ordersOf("spot")),
  spotOrderHistory: answer("GET /api/v3/allOrders", "OpenOrder[]", ordersOf("spot")),
  marginOrders: answer("GET /sapi/v1/margin/openOrders", "OpenOrder[]", ordersOf("spot")),
  marginOrderHistory: answer("GET /sapi/v1/margin/allOrders", "OpenOrder[]", ordersOf("spot")),
  marginOrder: answer("GET /sapi/v1/margin/order", "OpenOrder[]", ordersOf("spot")),
  futuresOrders: linear.orders,
  futuresOrder: linear.order,
  futuresOpenOrder: answer("GET /fapi/v1/openOrder", "OpenOrder[]", ordersOf("linear")),
  futuresOrderHistory: linear.orderHistory,
  futuresConditionalOrders: linear.conditionalOrders,
  futuresConditionalOrder: linear.conditionalOrder,
  coinOrders: inverse.orders,
  coinOrder: inverse.order,
  coinOrderHistory: inverse.orderHistory,
  coinConditionalOrders: inverse.conditionalOrders,
  spotTrades: answer("GET /api/v3/myTrades", "Trade[]", tradesOf("spot")),
  marginTrades: answer("GET /sapi/v1/margin/myTrades", "Trade[]", tradesOf("spot")),
  futuresTrades: linear.trades,
  coinTrades: inverse.trades,
  conversions: answer(
    "GET /sapi/v1/convert/tradeFlow",
    "Trade[]",
    (raw, { instruments }) => parseConversions(raw, marketsOf(instruments)).rows,
  ),
  dust: answer("GET /sapi/v1/asset/dribblet", "Trade[]", (raw, { instruments }) =>
    parseDust(raw, marketsOf(instruments)),
  ),
  futuresFundingPayments: linear.fundingPayments,
  coinFundingPayments: inverse.fundingPayments,
  futuresIncome: linear.income,
  coinIncome: inverse.income,
  distributions: answer("GET /sapi/v1/asset/assetDividend", "IncomePayment[]", (raw) => parseDistributions(raw).rows),
  earnRewards: answer(
    "GET /sapi/v1/simple-earn/flexible/history/rewardsRecord",
    "IncomePayment[]",
    (raw) => parseEarnRewards(raw).rows,
  ),
  marginInterest: answer(
    "GET /sapi/v1/margin/interestHistory",
    "IncomePayment[]",
    (raw) => parseMarginInterest(raw).rows,
  ),
  deposits: answer("GET /sapi/v1/capital/deposit/hisrec", "CashFlow[]", parseDeposits),
  withdrawals: answer("GET /sapi/v1/capital/withdraw/history", "CashFlow[]", parseWithdrawals),
  fiatDeposits: answer("GET /sapi/v1/fiat/orders", "CashFlow[]", (raw) => parseFiatOrders(raw, "deposit").rows),
  fiatWithdrawals: answer("GET /sapi/v1/fiat/orders", "CashFlow[]", (raw) => parseFiatOrders(raw, "withdrawal").rows),
  fiatPayments: answer("GET /sapi/v1/fiat/payments", "CashFlow[]", (raw) => parseFiatPayments(raw).rows),
  transfers: answer("GET /sapi/v1/asset/transfer", "CashFlow[]", (raw) => parseTransfers(raw).rows),
  futuresLeverageBrackets: answer("GET /fapi/v1/leverageBracket", "LeverageTier[]", tiersOf("linear")),
  coinLeverageBrackets: answer("GET /dapi/v2/leverageBracket", "LeverageTier[]", tiersOf("inverse")),
  coinDay: answer("GET /dapi/v1/ticker/24hr", "contracts of each symbol", parseContractDays),
  spotInfo: answer("GET /api/v3/exchangeInfo", "Instrument[]", parseSpotInstruments),
  futuresInfo: linear.info,
  coinInfo: inverse.info,
  spotPrices: answer("GET /api/v3/ticker/price", PRICES, parsePrices),
  futuresPrices: linear.prices,
  coinPrices: inverse.prices,
  spotDay: answer("GET /api/v3/ticker/24hr", TURNOVERS, parseDayVolumes),
  futuresDay: answer("GET /fapi/v1/ticker/24hr", TURNOVERS, parseDayVolumes),
  spotCandles: answer("GET /api/v3/klines", "Candle[]", parseCandles),
  futuresCandles: linear.candles,
  spotDepth: answer("GET /api/v3/depth", "OrderBook", book),
  futuresDepth: linear.depth,
  fundingRates: linear.fundingRates,
  coinFundingRates: inverse.fundingRates,
  openInterest: linear.openInterest,
} as const satisfies AnswerTable;
