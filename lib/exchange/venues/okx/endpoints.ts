import type { VenueEndpoint } from "@/lib/exchange/client";
import { publicGet, signedGet } from "@/lib/exchange/venue-endpoint";

/**
 * Every call we make to OKX. All of them read. OKX limits each endpoint by itself, for an address (public) or an account
 * (private); weights are relative to 20 requests in 2 s.
 */
export const OKX = {
  instruments: publicGet("public", "public/instruments", "public"),
  tickers: publicGet("public", "market/tickers", "public"),
  candles: publicGet("public", "market/history-candles", "public"),
  recentCandles: publicGet("public", "market/candles", "public", 0.5),
  orderBook: publicGet("public", "market/books", "public", 0.5),
  fundingRates: publicGet("public", "public/funding-rate-history", "public", 2),
  openInterest: publicGet("public", "public/open-interest", "public"),
  /** 10 in 2 s. */
  leverageTiers: publicGet("public", "public/position-tiers", "public", 2),
  markPrices: publicGet("public", "public/mark-price", "public", 2),

  /** 5 in 2 s. */
  permissions: signedGet("private", "account/config", "private", 4),
  /** The trading account: spot, margin and derivatives together. */
  balance: signedGet("private", "account/balance", "private", 2),
  positions: signedGet("private", "account/positions", "private", 2),
  fundingBalances: signedGet("private", "asset/balances", "private", 2),
  savings: signedGet("private", "finance/savings/balance", "private", 2),
  staking: signedGet("private", "finance/staking-defi/orders-active", "private", 4),
  valuation: signedGet("private", "asset/asset-valuation", "private", 20),
  openOrders: signedGet("private", "trade/orders-pending", "private"),
  openStops: signedGet("private", "trade/orders-algo-pending", "private", 2),
  fills: signedGet("private", "trade/fills-history", "private", 2),
  /** Seven days; `ledgerArchive` goes back three months. */
  ledger: signedGet("private", "account/bills", "private", 4),
  ledgerArchive: signedGet("private", "account/bills-archive", "private", 4),
  deposits: signedGet("private", "asset/deposit-history", "private", 2),
  withdrawals: signedGet("private", "asset/withdrawal-history", "private", 2),
  fundingLedger: signedGet("private", "asset/bills", "private", 2),
} as const satisfies Record<string, VenueEndpoint>;
