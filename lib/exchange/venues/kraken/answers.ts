import { answer, type AnswerContext, type AnswerTable } from "@/lib/exchange/answer-table";
import { parseBalances } from "./parse-balances";
import { parseLedger, parseTrades } from "./parse-history";
import { parseInstruments } from "./parse-instruments";
import { parseCandles, parseOrderBook, parseTickers } from "./parse-market";
import { parseOpenOrders } from "./parse-orders";
import { parsePermissions } from "./parse-permissions";
import { parsePositions } from "./parse-positions";
import { marketsOf } from "./symbols";

const markets = ({ instruments }: AnswerContext) => marketsOf(instruments);
const openOrders = (raw: unknown, context: AnswerContext) => parseOpenOrders(raw, markets(context));
const ledger = (raw: unknown) => parseLedger(raw).rows;
const trades = (raw: unknown, context: AnswerContext) => parseTrades(raw, markets(context)).rows;

/** KRAKEN_ANSWERS is every answer of Kraken (spot) that is understood. */
export const KRAKEN_ANSWERS = {
  permissions: answer("POST /0/private/GetApiKeyInfo", "KeyVerdict", parsePermissions),
  balances: answer("POST /0/private/BalanceEx", "Balance[]", parseBalances),
  balanceTotals: answer("POST /0/private/Balance", "Balance[]", parseBalances),
  positions: answer("POST /0/private/OpenPositions", "Position[]", (raw, context) =>
    parsePositions(raw, markets(context)),
  ),
  openOrders: answer("POST /0/private/OpenOrders", "OpenOrder[]", openOrders),
  trades: answer("POST /0/private/TradesHistory", "Trade[]", trades),
  ledger: answer("POST /0/private/Ledgers", "CashFlow[]", ledger),
  instruments: answer("GET /0/public/AssetPairs", "Instrument[]", parseInstruments),
  tickers: answer("GET /0/public/Ticker", "price and turnover of each pair", parseTickers),
  candles: answer("GET /0/public/OHLC", "Candle[]", parseCandles),
  orderBook: answer("GET /0/public/Depth", "OrderBook", (raw, { receivedAt }) => parseOrderBook(raw, receivedAt)),
} as const satisfies AnswerTable;
