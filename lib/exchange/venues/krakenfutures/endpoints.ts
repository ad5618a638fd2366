import type { VenueEndpoint } from "@/lib/exchange/client";
import { publicGet, signedGet } from "@/lib/exchange/venue-endpoint";

/** Every call we make to Kraken Futures. All of them read. Weights are points of the key's 500 in 10 s. */
export const KRAKEN_FUTURES = {
  instruments: publicGet("public", "instruments", "public"),
  tickers: publicGet("public", "tickers", "public"),
  orderBook: publicGet("public", "orderbook", "public"),
  candles: publicGet("charts", "{price_type}/{symbol}/{interval}", "public"),
  fundingRates: publicGet("public", "historicalfundingrates", "public"),

  /**
   * Not known to ccxt: `GET https://futures.kraken.com/api/auth/v1/api-keys/v3/check`, whose address and signature are
   * described to it in wire.ts.
   */
  permissions: signedGet("auth", "api-keys/v3/check", "private"),
  accounts: signedGet("private", "accounts", "private", 2),
  positions: signedGet("private", "openpositions", "private", 2),
  openOrders: signedGet("private", "openorders", "private", 2),
  fills: signedGet("private", "fills", "private", 25),
  transfers: signedGet("private", "transfers", "private", 25),
  /** Deposits, transfers, funding payments and realised profit in one list. */
  ledger: signedGet("history", "account-log", "history", 3),
} as const satisfies Record<string, VenueEndpoint>;
