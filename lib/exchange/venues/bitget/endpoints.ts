import type { VenueEndpoint } from "@/lib/exchange/client";
import { publicGet, signedGet } from "@/lib/exchange/venue-endpoint";

const OPEN_SPOT = ["public", "spot"];
const OPEN_MIX = ["public", "mix"];
const SPOT = ["private", "spot"];
const MIX = ["private", "mix"];
const MARGIN = ["private", "margin"];
const EARN = ["private", "earn"];
const UTA = ["private", "uta"];

/** Every call we make to Bitget. All of them read. Accounts are either classic or unified (`uta…`). */
export const BITGET = {
  instruments: publicGet(OPEN_SPOT, "v2/spot/public/symbols", "public"),
  tickers: publicGet(OPEN_SPOT, "v2/spot/market/tickers", "public"),
  candles: publicGet(OPEN_SPOT, "v2/spot/market/candles", "public"),
  orderBook: publicGet(OPEN_SPOT, "v2/spot/market/orderbook", "public"),
  futuresInstruments: publicGet(OPEN_MIX, "v2/mix/market/contracts", "public"),
  futuresTickers: publicGet(OPEN_MIX, "v2/mix/market/tickers", "public"),
  futuresCandles: publicGet(OPEN_MIX, "v2/mix/market/candles", "public"),
  futuresOrderBook: publicGet(OPEN_MIX, "v2/mix/market/merge-depth", "public"),
  spotHistoryCandles: publicGet(OPEN_SPOT, "v2/spot/market/history-candles", "public"),
  futuresHistoryCandles: publicGet(OPEN_MIX, "v2/mix/market/history-candles", "public"),
  fundingRates: publicGet(OPEN_MIX, "v2/mix/market/history-fund-rate", "public"),
  openInterest: publicGet(OPEN_MIX, "v2/mix/market/open-interest", "public"),
  /** Ten a second. */
  leverageTiers: publicGet(OPEN_MIX, "v2/mix/market/query-position-lever", "public", 2),

  utaPermissions: signedGet(UTA, "v3/account/info", "private"),
  utaBalances: signedGet(UTA, "v3/account/assets", "private"),
  utaFundingBalances: signedGet(UTA, "v3/account/funding-assets", "private"),
  utaPositions: signedGet(UTA, "v3/position/current-position", "private"),
  utaOpenOrders: signedGet(UTA, "v3/trade/unfilled-orders", "private"),
  utaStops: signedGet(UTA, "v3/trade/unfilled-strategy-orders", "private"),
  utaLedger: signedGet(UTA, "v3/account/financial-records", "private"),
  utaFundingLedger: signedGet(UTA, "v3/account/funding-financial-records", "private", 2),
  utaFills: signedGet(UTA, "v3/trade/fills", "private"),
  utaDeposits: signedGet(UTA, "v3/account/deposit-records", "private"),
  utaWithdrawals: signedGet(UTA, "v3/account/withdrawal-records", "private"),

  /** One a second for each key. */
  classicPermissions: signedGet(SPOT, "v2/spot/account/info", "private", 10),
  spotBalances: signedGet(SPOT, "v2/spot/account/assets", "private"),
  fundingBalances: signedGet(SPOT, "v2/account/funding-assets", "private"),
  /** What each wallet is worth in Tether: bots and earn included. */
  walletTotals: signedGet(SPOT, "v2/account/all-account-balance", "private", 10),
  spotOrders: signedGet(SPOT, "v2/spot/trade/unfilled-orders", "private"),
  spotStops: signedGet(SPOT, "v2/spot/trade/current-plan-order", "private"),
  spotFills: signedGet(SPOT, "v2/spot/trade/fills", "private"),
  deposits: signedGet(SPOT, "v2/spot/wallet/deposit-records", "private"),
  withdrawals: signedGet(SPOT, "v2/spot/wallet/withdrawal-records", "private"),
  spotLedger: signedGet(SPOT, "v2/spot/account/bills", "private"),
  futuresAccounts: signedGet(MIX, "v2/mix/account/accounts", "private"),
  positions: signedGet(MIX, "v2/mix/position/all-position", "private"),
  futuresOrders: signedGet(MIX, "v2/mix/order/orders-pending", "private"),
  futuresStops: signedGet(MIX, "v2/mix/order/orders-plan-pending", "private"),
  futuresFills: signedGet(MIX, "v2/mix/order/fill-history", "private"),
  futuresLedger: signedGet(MIX, "v2/mix/account/bill", "private"),
  crossMargin: signedGet(MARGIN, "v2/margin/crossed/account/assets", "private"),
  isolatedMargin: signedGet(MARGIN, "v2/margin/isolated/account/assets", "private"),
  savings: signedGet(EARN, "v2/earn/savings/assets", "private"),
} as const satisfies Record<string, VenueEndpoint>;
