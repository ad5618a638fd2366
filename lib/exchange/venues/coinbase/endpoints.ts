import type { VenueEndpoint } from "@/lib/exchange/client";
import { publicGet, signedGet } from "@/lib/exchange/venue-endpoint";

const OPEN = ["v3", "public"];
const ADVANCED = ["v3", "private"];
const CLASSIC = ["v2", "private"];

/** Every call we make to Coinbase (Advanced Trade, and the older API for money in and out). All of them read. */
export const COINBASE = {
  instruments: publicGet(OPEN, "brokerage/market/products", "public"),
  candles: publicGet(OPEN, "brokerage/market/products/{product_id}/candles", "public"),
  ticker: publicGet(OPEN, "brokerage/market/products/{product_id}/ticker", "public"),
  orderBook: publicGet(OPEN, "brokerage/market/product_book", "public"),

  permissions: signedGet(ADVANCED, "brokerage/key_permissions", "private"),
  balances: signedGet(ADVANCED, "brokerage/accounts", "private"),
  portfolios: signedGet(ADVANCED, "brokerage/portfolios", "private"),
  openOrders: signedGet(ADVANCED, "brokerage/orders/historical/batch", "private"),
  fills: signedGet(ADVANCED, "brokerage/orders/historical/fills", "private"),
  futuresBalance: signedGet(ADVANCED, "brokerage/cfm/balance_summary", "private"),
  futuresPositions: signedGet(ADVANCED, "brokerage/cfm/positions", "private"),
  wallets: signedGet(CLASSIC, "accounts", "private"),
  /** Deposits, withdrawals, buys and rewards of one wallet. */
  transactions: signedGet(CLASSIC, "accounts/{account_id}/transactions", "private"),
} as const satisfies Record<string, VenueEndpoint>;
