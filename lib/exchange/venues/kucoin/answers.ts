import type { Instrument } from "@/lib/domain/instrument";
import { answer, theInstrument, type AnswerContext, type AnswerTable } from "@/lib/exchange/answer-table";
import { parseAccounts, parseCrossMargin, parseEarn, parseFuturesAccount, parseIsolatedMargin } from "./parse-balances";
import {
  parseDeposits,
  parseFundingPayments,
  parseFuturesFills,
  parseSpotFills,
  parseTransfers,
  parseWithdrawals,
} from "./parse-history";
import { parseContracts, parseSpotInstruments } from "./parse-instruments";
import {
  parseContractTickers,
  parseFundingRates,
  parseFuturesCandles,
  parseOrderBook,
  parseSpotCandles,
  parseSpotTickers,
} from "./parse-market";
import { parseFuturesOrders, parseSpotOrders, parseStops } from "./parse-orders";
import { parsePermissions } from "./parse-permissions";
import { parsePositions } from "./parse-positions";
import {
  parseAccountMode,
  parseUnifiedFills,
  parseUnifiedFunding,
  parseUnifiedOrders,
  parseUnifiedPositions,
  parseUnifiedTransfers,
  parseUnifiedWallet,
} from "./parse-unified";
import { parseLeverageTiers } from "./parse-leverage-tiers";
import { marketsOf } from "./symbols";

const isSpot = ({ kind }: Instrument): boolean => kind === "spot";
const isContract = (instrument: Instrument): boolean => !isSpot(instrument);
const spotOrders = (raw: unknown, { instruments }: AnswerContext) => parseSpotOrders(raw, marketsOf(instruments));
const futuresOrders = (raw: unknown, { instruments }: AnswerContext) =>
  parseFuturesOrders(raw, marketsOf(instruments), []).rows;
const spotFills = (raw: unknown, context: AnswerContext) => parseSpotFills(raw, theInstrument(context, isSpot)).rows;
const book = (isWanted: (instrument: Instrument) => boolean) => (raw: unknown, context: AnswerContext) =>
  parseOrderBook(raw, theInstrument(context, isWanted), context.receivedAt);

/** KUCOIN_ANSWERS is every answer of KuCoin that is understood. */
export const KUCOIN_ANSWERS = {
  permissions: answer("GET /api/v1/user/api-key", "KeyVerdict", parsePermissions),
  balances: answer("GET /api/v1/accounts", "Balance[]", parseAccounts),
  crossMargin: answer("GET /api/v3/margin/accounts", "Balance[]", parseCrossMargin),
  isolatedMargin: answer("GET /api/v3/isolated/accounts", "Balance[]", parseIsolatedMargin),
  earn: answer("GET /api/v1/earn/hold-assets", "Balance[]", (raw) => parseEarn(raw).rows),
  futuresAccount: answer("GET /api/v1/account-overview", "Balance[]", parseFuturesAccount),
  position: answer("GET /api/v1/position", "Position[]", (raw, { instruments }) =>
    parsePositions(raw, marketsOf(instruments)),
  ),
  positions: answer("GET /api/v1/positions", "Position[]", (raw, { instruments }) =>
    parsePositions(raw, marketsOf(instruments)),
  ),
  spotOrders: answer("GET /api/v1/hf/orders/active", "OpenOrder[]", spotOrders),
  marginOrders: answer("GET /api/v3/hf/margin/orders/active", "OpenOrder[]", spotOrders),
  spotStops: answer(
    "GET /api/v1/stop-order",
    "OpenOrder[]",
    (raw, { instruments }) => parseStops(raw, marketsOf(instruments)).rows,
  ),
  futuresOrders: answer("GET /api/v1/orders", "OpenOrder[]", futuresOrders),
  futuresStops: answer("GET /api/v1/stopOrders", "OpenOrder[]", futuresOrders),
  spotTrades: answer("GET /api/v1/hf/fills", "Trade[]", spotFills),
  marginTrades: answer("GET /api/v3/hf/margin/fills", "Trade[]", spotFills),
  futuresTrades: answer(
    "GET /api/v1/fills",
    "Trade[]",
    (raw, context) => parseFuturesFills(raw, theInstrument(context, isContract)).rows,
  ),
  fundingPayments: answer(
    "GET /api/v1/funding-history",
    "FundingPayment[]",
    (raw, context) => parseFundingPayments(raw, theInstrument(context, isContract)).rows,
  ),
  deposits: answer("GET /api/v1/deposits", "CashFlow[]", (raw) => parseDeposits(raw).rows),
  withdrawals: answer("GET /api/v1/withdrawals", "CashFlow[]", (raw) => parseWithdrawals(raw).rows),
  transfers: answer("GET /api/v1/accounts/ledgers", "CashFlow[]", (raw) => parseTransfers(raw).rows),
  spotInstruments: answer("GET /api/v2/symbols", "Instrument[]", parseSpotInstruments),
  spotInstrument: answer("GET /api/v2/symbols/{symbol}", "Instrument[]", parseSpotInstruments),
  contract: answer("GET /api/v1/contracts/{symbol}", "Instrument[]", parseContracts),
  contracts: answer("GET /api/v1/contracts/active", "Instrument[]", parseContracts),
  spotTickers: answer(
    "GET /api/v1/market/allTickers",
    "price and turnover of each symbol",
    (raw) => parseSpotTickers(raw).rows,
  ),
  contractTickers: answer("GET /api/v1/contracts/active", "price and turnover of each symbol", parseContractTickers),
  spotCandles: answer("GET /api/v1/market/candles", "Candle[]", parseSpotCandles),
  futuresCandles: answer("GET /api/v1/kline/query", "Candle[]", (raw, context) =>
    parseFuturesCandles(raw, theInstrument(context, isContract)),
  ),
  spotOrderBook: answer("GET /api/v1/market/orderbook/level2_100", "OrderBook", book(isSpot)),
  futuresOrderBook: answer("GET /api/v1/level2/depth100", "OrderBook", book(isContract)),
  leverageTiers: answer("GET /api/v1/contracts/risk-limit/{symbol}", "LeverageTier[]", parseLeverageTiers),
  accountMode: answer("GET /api/ua/v1/account/mode", "kind of account", parseAccountMode),
  unifiedBalances: answer("GET /api/ua/v1/unified/account/balance", "Balance[]", (raw) =>
    parseUnifiedWallet(raw, "unified"),
  ),
  unifiedPositions: answer("GET /api/ua/v1/unified/position/open-list", "Position[]", (raw, { instruments }) =>
    parseUnifiedPositions(raw, marketsOf(instruments)),
  ),
  unifiedOrders: answer(
    "GET /api/ua/v1/unified/order/open-list",
    "OpenOrder[]",
    (raw, { instruments }) => parseUnifiedOrders(raw, marketsOf(instruments), []).rows,
  ),
  unifiedTrades: answer(
    "GET /api/ua/v1/unified/order/execution",
    "Trade[]",
    (raw, context) => parseUnifiedFills(raw, theInstrument(context)).rows,
  ),
  unifiedFundingPayments: answer(
    "GET /api/ua/v1/position/funding-history",
    "FundingPayment[]",
    (raw, { instruments }) => parseUnifiedFunding(raw, marketsOf(instruments)).rows,
  ),
  unifiedTransfers: answer("GET /api/ua/v1/account/ledger", "CashFlow[]", (raw) => parseUnifiedTransfers(raw).rows),
  fundingRates: answer("GET /api/v1/contract/funding-rates", "FundingRate[]", parseFundingRates),
} as const satisfies AnswerTable;
