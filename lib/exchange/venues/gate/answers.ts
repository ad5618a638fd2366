import { answer, theInstrument, type AnswerContext, type AnswerTable } from "@/lib/exchange/answer-table";
import type { Paging } from "./answer";
import {
  parseAccountMode,
  parseFunding,
  parseFutures,
  parseIsolatedMargin,
  parseLends,
  parseSpot,
  parseUnified,
} from "./parse-balances";
import {
  parseDeposits,
  parseFundingPayments,
  parseFuturesTrades,
  parseSpotTrades,
  parseWithdrawals,
} from "./parse-history";
import { parseContracts, parseDeliveryContracts, parseSpotInstruments } from "./parse-instruments";
import { parseLedger } from "./parse-ledger";
import { parseLeverageTiers } from "./parse-leverage-tiers";
import {
  parseContractBook,
  parseContractCandles,
  parseContractTickers,
  parseFundingRates,
  parseSpotBook,
  parseSpotCandles,
  parseSpotTickers,
} from "./parse-market";
import { parseFuturesOrders, parseFuturesStops, parseSpotOrders, parseSpotStops } from "./parse-orders";
import { parsePermissions } from "./parse-permissions";
import { parsePositions } from "./parse-positions";
import { parseTotals } from "./parse-totals";
import { marketsOf, settleOf, SETTLES, type Markets } from "./symbols";

/** One message is read as the only page. */
const WHOLE: Paging = { limit: Number.MAX_SAFE_INTEGER, at: 0, counts: "rows" };
const spotOf = ({ instruments }: AnswerContext): Markets => marketsOf(instruments, null);
/** Contracts of all lists: their names differ. */
const contractsOf = ({ instruments }: AnswerContext): Markets =>
  new Map(SETTLES.flatMap((settle) => [...marketsOf(instruments, settle)]));
const theContract = (context: AnswerContext) => theInstrument(context, (each) => settleOf(each) !== null);
const contractBook = (raw: unknown, context: AnswerContext) =>
  parseContractBook(raw, theContract(context), context.receivedAt);
const futuresTrades = (raw: unknown, context: AnswerContext) =>
  parseFuturesTrades(raw, contractsOf(context), WHOLE).rows;
const positions = (raw: unknown, context: AnswerContext) => parsePositions(raw, contractsOf(context));
const spotOrders = (raw: unknown, context: AnswerContext) => parseSpotOrders(raw, spotOf(context), WHOLE).rows;
const futuresOrders = (raw: unknown, context: AnswerContext) =>
  parseFuturesOrders(raw, contractsOf(context), [], WHOLE).rows;
const TICKERS = "price and turnover of each symbol";

/** GATE_ANSWERS is every answer of Gate that is understood. */
export const GATE_ANSWERS = {
  permissions: answer("GET /api/v4/account/main_keys", "KeyVerdict", (raw, { ourKey }) =>
    parsePermissions(raw, ourKey),
  ),
  accountMode: answer("GET /api/v4/unified/unified_mode", "kind of account", parseAccountMode),
  unified: answer("GET /api/v4/unified/accounts", "Balance[]", (raw) => parseUnified(raw, new Map())),
  spotBalances: answer("GET /api/v4/spot/accounts", "Balance[]", parseSpot),
  isolatedMargin: answer("GET /api/v4/margin/accounts", "Balance[]", parseIsolatedMargin),
  fundingBalances: answer("GET /api/v4/margin/funding_accounts", "Balance[]", parseFunding),
  earn: answer("GET /api/v4/earn/uni/lends", "Balance[]", (raw) => parseLends(raw, WHOLE).rows),
  futuresAccount: answer("GET /api/v4/futures/{settle}/accounts", "Balance[]", (raw) => parseFutures(raw, "futures")),
  positions: answer("GET /api/v4/futures/{settle}/positions", "Position[]", positions),
  position: answer("GET /api/v4/futures/{settle}/positions/{contract}", "Position[]", positions),
  spotOrders: answer("GET /api/v4/spot/open_orders", "OpenOrder[]", spotOrders),
  spotPairOrders: answer("GET /api/v4/spot/orders", "OpenOrder[]", spotOrders),
  spotOrder: answer("GET /api/v4/spot/orders/{order_id}", "OpenOrder[]", spotOrders),
  spotStops: answer(
    "GET /api/v4/spot/price_orders",
    "OpenOrder[]",
    (raw, context) => parseSpotStops(raw, spotOf(context), WHOLE).rows,
  ),
  futuresOrders: answer("GET /api/v4/futures/{settle}/orders", "OpenOrder[]", futuresOrders),
  futuresOrder: answer("GET /api/v4/futures/{settle}/orders/{order_id}", "OpenOrder[]", futuresOrders),
  futuresStops: answer(
    "GET /api/v4/futures/{settle}/price_orders",
    "OpenOrder[]",
    (raw, context) => parseFuturesStops(raw, contractsOf(context), [], WHOLE).rows,
  ),
  spotTrades: answer(
    "GET /api/v4/spot/my_trades",
    "Trade[]",
    (raw, context) => parseSpotTrades(raw, spotOf(context), WHOLE).rows,
  ),
  futuresTrades: answer("GET /api/v4/futures/{settle}/my_trades_timerange", "Trade[]", futuresTrades),
  recentFuturesTrades: answer("GET /api/v4/futures/{settle}/my_trades", "Trade[]", futuresTrades),
  fundingPayments: answer(
    "GET /api/v4/futures/{settle}/account_book",
    "FundingPayment[]",
    (raw, context) => parseFundingPayments(raw, contractsOf(context), WHOLE).rows,
  ),
  transfers: answer("GET /api/v4/spot/account_book", "CashFlow[]", (raw) => parseLedger(raw, WHOLE).rows),
  walletTotals: answer("GET /api/v4/wallet/total_balance", "worth of wallets", parseTotals),
  leverageTiers: answer("GET /api/v4/futures/{settle}/risk_limit_tiers", "LeverageTier[]", parseLeverageTiers),
  deliveryContracts: answer("GET /api/v4/delivery/{settle}/contracts", "Instrument[]", (raw) => [
    ...parseDeliveryContracts(raw, "usdt").values(),
  ]),
  deposits: answer("GET /api/v4/wallet/deposits", "CashFlow[]", (raw) => parseDeposits(raw, WHOLE).rows),
  withdrawals: answer("GET /api/v4/wallet/withdrawals", "CashFlow[]", (raw) => parseWithdrawals(raw, WHOLE).rows),
  spotInstruments: answer("GET /api/v4/spot/currency_pairs", "Instrument[]", parseSpotInstruments),
  spotInstrument: answer("GET /api/v4/spot/currency_pairs/{currency_pair}", "Instrument[]", parseSpotInstruments),
  contract: answer("GET /api/v4/futures/usdt/contracts/{contract}", "Instrument[]", (raw) =>
    parseContracts(raw, "usdt"),
  ),
  contracts: answer("GET /api/v4/futures/usdt/contracts", "Instrument[]", (raw) => parseContracts(raw, "usdt")),
  coinContracts: answer("GET /api/v4/futures/btc/contracts", "Instrument[]", (raw) => parseContracts(raw, "btc")),
  spotTickers: answer("GET /api/v4/spot/tickers", TICKERS, parseSpotTickers),
  contractTickers: answer("GET /api/v4/futures/{settle}/tickers", TICKERS, parseContractTickers),
  spotCandles: answer("GET /api/v4/spot/candlesticks", "Candle[]", parseSpotCandles),
  contractCandles: answer("GET /api/v4/futures/{settle}/candlesticks", "Candle[]", (raw, context) =>
    parseContractCandles(raw, theContract(context)),
  ),
  spotOrderBook: answer("GET /api/v4/spot/order_book", "OrderBook", (raw, { receivedAt }) =>
    parseSpotBook(raw, receivedAt),
  ),
  contractOrderBook: answer("GET /api/v4/futures/{settle}/order_book", "OrderBook", contractBook),
  fundingRates: answer("GET /api/v4/futures/{settle}/funding_rate", "FundingRate[]", parseFundingRates),
} as const satisfies AnswerTable;
