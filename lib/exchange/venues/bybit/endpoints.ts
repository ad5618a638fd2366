import type { VenueEndpoint } from "@/lib/exchange/client";
import { publicGet, signedGet } from "@/lib/exchange/venue-endpoint";

/** Every call we make to Bybit. All of them read. One address may make 600 in 5 s, whatever they are. */
export const BYBIT = {
  instruments: publicGet("public", "v5/market/instruments-info", "api"),
  tickers: publicGet("public", "v5/market/tickers", "api"),
  candles: publicGet("public", "v5/market/kline", "api"),
  orderBook: publicGet("public", "v5/market/orderbook", "api"),
  fundingRates: publicGet("public", "v5/market/funding/history", "api"),
  openInterest: publicGet("public", "v5/market/open-interest", "api"),
  leverageTiers: publicGet("public", "v5/market/risk-limit", "api"),

  permissions: signedGet("private", "v5/user/query-api", "api"),
  accountInfo: signedGet("private", "v5/account/info", "api"),
  assetOverview: signedGet("private", "v5/asset/asset-overview", "api"),
  /** `accountType=UNIFIED`: spot, margin and derivatives together. */
  walletBalance: signedGet("private", "v5/account/wallet-balance", "api"),
  /** `accountType=FUND`: the funding wallet. */
  coinBalances: signedGet("private", "v5/asset/transfer/query-account-coins-balance", "api"),
  earnPositions: signedGet("private", "v5/earn/position", "api"),
  positions: signedGet("private", "v5/position/list", "api"),
  openOrders: signedGet("private", "v5/order/realtime", "api"),
  executions: signedGet("private", "v5/execution/list", "api"),
  /** Everything that changed the unified wallet, funding payments and interest included. */
  ledger: signedGet("private", "v5/account/transaction-log", "api"),
  deposits: signedGet("private", "v5/asset/deposit/query-record", "api"),
  internalDeposits: signedGet("private", "v5/asset/deposit/query-internal-record", "api"),
  withdrawals: signedGet("private", "v5/asset/withdraw/query-record", "api"),
  transfers: signedGet("private", "v5/asset/transfer/query-inter-transfer-list", "api"),
} as const satisfies Record<string, VenueEndpoint>;
