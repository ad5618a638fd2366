import { answer, theInstrument, type AnswerContext, type AnswerTable } from "@/lib/exchange/answer-table";
import { parseSummaries } from "./parse-balances";
import { parseTransactionLog } from "./parse-history";
import { parseInstruments } from "./parse-instruments";
import { parseCandles, parseFundingRates, parseOrderBook, parseTickers } from "./parse-market";
import { parseOpenOrders } from "./parse-orders";
import { parsePermissions } from "./parse-permissions";
import { parsePositions } from "./parse-positions";
import { parseTrades } from "./parse-trades";
import { marketsOf } from "./symbols";

const positions = (raw: unknown, { instruments }: AnswerContext) => parsePositions(raw, marketsOf(instruments));
const openOrders = (raw: unknown, { instruments }: AnswerContext) => parseOpenOrders(raw, marketsOf(instruments));
const TICKERS = "price and turnover of each instrument";

/** DERIBIT_ANSWERS is every answer of Deribit that is understood. */
export const DERIBIT_ANSWERS = {
  permissions: answer("GET /api/v2/public/auth", "KeyVerdict", parsePermissions),
  accountSummaries: answer(
    "GET /api/v2/private/get_account_summaries",
    "Balance[]",
    (raw) => parseSummaries(raw).balances,
  ),
  positions: answer("GET /api/v2/private/get_positions", "Position[]", positions),
  position: answer("GET /api/v2/private/get_position", "Position[]", positions),
  openOrders: answer("GET /api/v2/private/get_open_orders", "OpenOrder[]", openOrders),
  order: answer("GET /api/v2/private/get_order_state", "OpenOrder[]", openOrders),
  trades: answer("GET /api/v2/private/get_user_trades_by_currency", "Trade[]", (raw, { instruments }) =>
    parseTrades(raw, marketsOf(instruments)),
  ),
  flows: answer("GET /api/v2/private/get_transaction_log", "CashFlow[]", (raw) => parseTransactionLog(raw).rows),
  instruments: answer("GET /api/v2/public/get_instruments", "Instrument[]", parseInstruments),
  instrument: answer("GET /api/v2/public/get_instrument", "Instrument[]", parseInstruments),
  ticker: answer("GET /api/v2/public/ticker", TICKERS, parseTickers),
  tickers: answer("GET /api/v2/public/get_book_summary_by_currency", TICKERS, parseTickers),
  candles: answer("GET /api/v2/public/get_tradingview_chart_data", "Candle[]", parseCandles),
  orderBook: answer("GET /api/v2/public/get_order_book", "OrderBook", (raw, context) =>
    parseOrderBook(raw, theInstrument(context), context.receivedAt),
  ),
  fundingRates: answer("GET /api/v2/public/get_funding_rate_history", "FundingRate[]", parseFundingRates),
} as const satisfies AnswerTable;
