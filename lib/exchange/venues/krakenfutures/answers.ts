import { z } from "zod";
import { answer, theInstrument, type AnswerContext, type AnswerTable } from "@/lib/exchange/answer-table";
import { magnitude, parseFutures } from "./envelope";
import { parseAccounts } from "./parse-balances";
import { parseFills, parseLog } from "./parse-history";
import { parseInstruments, parseMarginLevels } from "./parse-instruments";
import { parseCandles, parseFundingRates, parseOrderBook, parseTickers } from "./parse-market";
import { parseOpenOrders } from "./parse-orders";
import { parsePermissions } from "./parse-permissions";
import { marksOf, parsePositions } from "./parse-positions";
import { marketsOf } from "./symbols";

const markets = ({ instruments }: AnswerContext) => marketsOf(instruments);

const entriesSchema = z.looseObject({
  openPositions: z.array(z.looseObject({ symbol: z.string(), price: magnitude })),
});
/** A position recorded without the prices of its moment stands at its entry. */
const entriesOf = (raw: unknown) =>
  new Map(
    parseFutures(entriesSchema, raw, "openpositions").openPositions.map(({ symbol, price }) => [
      symbol.toUpperCase(),
      price,
    ]),
  );

/** KRAKEN_FUTURES_ANSWERS is every answer of Kraken Futures that is understood. */
export const KRAKEN_FUTURES_ANSWERS = {
  permissions: answer("GET /api/auth/v1/api-keys/v3/check", "KeyVerdict", parsePermissions),
  accounts: answer("GET /derivatives/api/v3/accounts", "Balance[]", parseAccounts),
  positions: answer("GET /derivatives/api/v3/openpositions", "Position[]", (raw, context) =>
    parsePositions(raw, {
      markets: markets(context),
      marks: "tickers" in context.beside ? marksOf(parseTickers(context.beside["tickers"]).tickers) : entriesOf(raw),
      levels: "instruments" in context.beside ? parseMarginLevels(context.beside["instruments"]) : new Map(),
    }),
  ),
  openOrders: answer("GET /derivatives/api/v3/openorders", "OpenOrder[]", (raw, context) =>
    parseOpenOrders(raw, markets(context)),
  ),
  trades: answer(
    "GET /derivatives/api/v3/fills",
    "Trade[]",
    (raw, context) => parseFills(raw, markets(context)).trades,
  ),
  fundingPayments: answer(
    "GET /api/history/v3/account-log",
    "FundingPayment[]",
    (raw, context) => parseLog(raw, markets(context)).payments,
  ),
  flows: answer("GET /api/history/v3/account-log", "CashFlow[]", (raw) => parseLog(raw, new Map()).flows),
  instruments: answer("GET /derivatives/api/v3/instruments", "Instrument[]", parseInstruments),
  tickers: answer(
    "GET /derivatives/api/v3/tickers",
    "price and turnover of each symbol",
    (raw) => parseTickers(raw).tickers,
  ),
  candles: answer("GET /api/charts/v1/{tick_type}/{symbol}/{resolution}", "Candle[]", (raw, context) =>
    parseCandles(raw, theInstrument(context)),
  ),
  orderBook: answer("GET /derivatives/api/v3/orderbook", "OrderBook", (raw, context) =>
    parseOrderBook(raw, theInstrument(context), context.receivedAt),
  ),
  fundingRates: answer("GET /derivatives/api/v3/historical-funding-rates", "FundingRate[]", parseFundingRates),
} as const satisfies AnswerTable;
