import { answer, besideOf, theInstrument, type AnswerContext, type AnswerTable } from "@/lib/exchange/answer-table";
import type { Instrument } from "@/lib/domain/instrument";
import { parseFunding, parseSavings, parseStaking, parseTrading } from "./parse-balances";
import { parseDeposits, parseFills, parseFundingPayments, parseTransfers, parseWithdrawals } from "./parse-history";
import { parseInstruments } from "./parse-instruments";
import { parseLeverageTiers, parseMarkPrice } from "./parse-leverage-tiers";
import { parseCandles, parseFundingRates, parseOpenInterest, parseOrderBook, parseTickers } from "./parse-market";
import { parseOpenOrders, parseStops } from "./parse-orders";
import { parsePermissions } from "./parse-permissions";
import { parsePositions } from "./parse-positions";
import { instIdOf, marketsOf } from "./symbols";

const markets = ({ instruments }: AnswerContext) => marketsOf(instruments);
const isSpot = ({ kind }: Instrument): boolean => kind === "spot";
const isContract = (instrument: Instrument): boolean => !isSpot(instrument);
const openOrders = (raw: unknown, context: AnswerContext) => parseOpenOrders(raw, markets(context)).rows;
const stops = (raw: unknown, context: AnswerContext) => parseStops(raw, markets(context), []).rows;
const fills = (raw: unknown, context: AnswerContext) => parseFills(raw, markets(context)).rows;
const fundingPayments = (raw: unknown, context: AnswerContext) => parseFundingPayments(raw, markets(context)).rows;
const transfers = (raw: unknown) => parseTransfers(raw).rows;

/** OKX_ANSWERS is every answer of OKX that is understood. */
export const OKX_ANSWERS = {
  permissions: answer("GET /api/v5/account/config", "KeyVerdict", parsePermissions),
  balance: answer("GET /api/v5/account/balance", "Balance[]", parseTrading),
  fundingBalances: answer("GET /api/v5/asset/balances", "Balance[]", parseFunding),
  savings: answer("GET /api/v5/finance/savings/balance", "Balance[]", parseSavings),
  staking: answer("GET /api/v5/finance/staking-defi/orders-active", "Balance[]", parseStaking),
  positions: answer(
    "GET /api/v5/account/positions",
    "Position[]",
    (raw, context) => parsePositions(raw, markets(context)).positions,
  ),
  openOrders: answer("GET /api/v5/trade/orders-pending", "OpenOrder[]", openOrders),
  order: answer("GET /api/v5/trade/order", "OpenOrder[]", openOrders),
  orderHistory: answer("GET /api/v5/trade/orders-history", "OpenOrder[]", openOrders),
  orderArchive: answer("GET /api/v5/trade/orders-history-archive", "OpenOrder[]", openOrders),
  openStops: answer("GET /api/v5/trade/orders-algo-pending", "OpenOrder[]", stops),
  stop: answer("GET /api/v5/trade/order-algo", "OpenOrder[]", stops),
  stopHistory: answer("GET /api/v5/trade/orders-algo-history", "OpenOrder[]", stops),
  trades: answer("GET /api/v5/trade/fills-history", "Trade[]", fills),
  recentTrades: answer("GET /api/v5/trade/fills", "Trade[]", fills),
  fundingPayments: answer("GET /api/v5/account/bills (type 8)", "FundingPayment[]", fundingPayments),
  fundingArchive: answer("GET /api/v5/account/bills-archive (type 8)", "FundingPayment[]", fundingPayments),
  transfers: answer("GET /api/v5/account/bills (type 1)", "CashFlow[]", transfers),
  transferArchive: answer("GET /api/v5/account/bills-archive (type 1)", "CashFlow[]", transfers),
  deposits: answer("GET /api/v5/asset/deposit-history", "CashFlow[]", (raw) => parseDeposits(raw).rows),
  withdrawals: answer("GET /api/v5/asset/withdrawal-history", "CashFlow[]", (raw) => parseWithdrawals(raw).rows),
  instruments: answer("GET /api/v5/public/instruments", "Instrument[]", parseInstruments),
  accountInstruments: answer("GET /api/v5/account/instruments", "Instrument[]", parseInstruments),
  tickers: answer("GET /api/v5/market/tickers", "price and turnover of each symbol", parseTickers),
  ticker: answer("GET /api/v5/market/ticker", "price and turnover of each symbol", parseTickers),
  spotCandles: answer("GET /api/v5/market/candles (spot)", "Candle[]", (raw) => parseCandles(raw, { kind: "spot" })),
  contractCandles: answer("GET /api/v5/market/candles (contracts)", "Candle[]", (raw) =>
    parseCandles(raw, { kind: "perpetual" }),
  ),
  spotCandleHistory: answer("GET /api/v5/market/history-candles (spot)", "Candle[]", (raw) =>
    parseCandles(raw, { kind: "spot" }),
  ),
  contractCandleHistory: answer("GET /api/v5/market/history-candles (contracts)", "Candle[]", (raw) =>
    parseCandles(raw, { kind: "perpetual" }),
  ),
  spotOrderBook: answer("GET /api/v5/market/books (spot)", "OrderBook", (raw, context) =>
    parseOrderBook(raw, theInstrument(context, isSpot), context.receivedAt),
  ),
  contractOrderBook: answer("GET /api/v5/market/books (contracts)", "OrderBook", (raw, context) =>
    parseOrderBook(raw, theInstrument(context, isContract), context.receivedAt),
  ),
  leverageTiers: answer("GET /api/v5/public/position-tiers", "LeverageTier[]", (raw, context) => {
    const instrument = theInstrument(context, isContract);
    return parseLeverageTiers(raw, instrument, parseMarkPrice(besideOf(context, "markPrice"), instIdOf(instrument)));
  }),
  fundingRates: answer("GET /api/v5/public/funding-rate-history", "FundingRate[]", parseFundingRates),
  openInterest: answer("GET /api/v5/public/open-interest", "OpenInterest", parseOpenInterest),
} as const satisfies AnswerTable;
