import { answer, besideOf, type AnswerContext, type AnswerTable } from "@/lib/exchange/answer-table";
import { parseAccounts, parseFuturesBalance } from "./parse-balances";
import { parseFills, parseTransactions } from "./parse-history";
import { parseContracts, parseInstruments, parseTickers } from "./parse-instruments";
import { parseCandles, parseOrderBook } from "./parse-market";
import { parseOpenOrders } from "./parse-orders";
import { parsePermissions } from "./parse-permissions";
import { parsePositions } from "./parse-positions";
import { marketsOf } from "./symbols";

const openOrders = (raw: unknown, { instruments }: AnswerContext) => parseOpenOrders(raw, marketsOf(instruments)).rows;
const futuresPositions = (raw: unknown, context: AnswerContext) =>
  parsePositions(raw, parseContracts(besideOf(context, "contracts")));
const orderBook = (raw: unknown, { receivedAt }: AnswerContext) => parseOrderBook(raw, receivedAt);

/** COINBASE_ANSWERS is every answer of Coinbase that is understood. */
export const COINBASE_ANSWERS = {
  permissions: answer("GET /api/v3/brokerage/key_permissions", "KeyVerdict", parsePermissions),
  balances: answer("GET /api/v3/brokerage/accounts", "Balance[]", (raw) => parseAccounts(raw).rows),
  futuresBalance: answer("GET /api/v3/brokerage/cfm/balance_summary", "Balance[]", parseFuturesBalance),
  futuresPositions: answer("GET /api/v3/brokerage/cfm/positions", "Position[]", futuresPositions),
  futuresPosition: answer("GET /api/v3/brokerage/cfm/positions/{product_id}", "Position[]", futuresPositions),
  openOrders: answer("GET /api/v3/brokerage/orders/historical/batch", "OpenOrder[]", openOrders),
  order: answer("GET /api/v3/brokerage/orders/historical/{order_id}", "OpenOrder[]", openOrders),
  trades: answer(
    "GET /api/v3/brokerage/orders/historical/fills",
    "Trade[]",
    (raw, { instruments }) => parseFills(raw, marketsOf(instruments)).rows,
  ),
  transactions: answer(
    "GET /v2/accounts/{account_id}/transactions",
    "CashFlow[]",
    (raw) => parseTransactions(raw).rows,
  ),
  instruments: answer("GET /api/v3/brokerage/market/products", "Instrument[]", parseInstruments),
  instrument: answer("GET /api/v3/brokerage/market/products/{product_id}", "Instrument[]", parseInstruments),
  contracts: answer("GET /api/v3/brokerage/market/products (future)", "size of each contract", parseContracts),
  tickers: answer("GET /api/v3/brokerage/market/products", "price and turnover of each product", parseTickers),
  candles: answer("GET /api/v3/brokerage/market/products/{product_id}/candles", "Candle[]", parseCandles),
  orderBook: answer("GET /api/v3/brokerage/market/product_book", "OrderBook", orderBook),
} as const satisfies AnswerTable;
