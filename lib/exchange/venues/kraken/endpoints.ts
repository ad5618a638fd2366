import type { VenueEndpoint } from "@/lib/exchange/client";
import { publicGet, signedPost } from "@/lib/exchange/venue-endpoint";

/**
 * Every call we make to Kraken. All of them read, though Kraken wants private reads as POST. Private weights are points of
 * the key's call counter; history costs two.
 */
export const KRAKEN = {
  assets: publicGet("public", "Assets", "public"),
  instruments: publicGet("public", "AssetPairs", "public"),
  tickers: publicGet("public", "Ticker", "public"),
  candles: publicGet("public", "OHLC", "public"),
  orderBook: publicGet("public", "Depth", "public"),

  permissions: signedPost("private", "GetApiKeyInfo", "private"),
  balances: signedPost("private", "BalanceEx", "private"),
  tradeBalance: signedPost("private", "TradeBalance", "private"),
  marginPositions: signedPost("private", "OpenPositions", "private"),
  earn: signedPost("private", "Earn/Allocations", "private"),
  openOrders: signedPost("private", "OpenOrders", "private"),
  trades: signedPost("private", "TradesHistory", "private", 2),
  /** Deposits, withdrawals, transfers, rewards and margin costs in one list. */
  ledger: signedPost("private", "Ledgers", "private", 2),
} as const satisfies Record<string, VenueEndpoint>;
