import type { VenueEndpoint } from "@/lib/exchange/client";
import { publicGet, signedGet } from "@/lib/exchange/venue-endpoint";

/**
 * Every call we make to KuCoin. All of them read. Weights are those KuCoin counts in its pools of 30 s. Accounts are either
 * classic or unified (`unified…`).
 */
export const KUCOIN = {
  instruments: publicGet("public", "symbols", "public", 4),
  tickers: publicGet("public", "market/allTickers", "public", 15),
  candles: publicGet("public", "market/candles", "public", 3),
  orderBook: publicGet("public", "market/orderbook/level2_100", "public", 4),
  futuresInstruments: publicGet("futuresPublic", "contracts/active", "public", 3),
  futuresTickers: publicGet("futuresPublic", "allTickers", "public", 5),
  futuresCandles: publicGet("futuresPublic", "kline/query", "public", 3),
  futuresOrderBook: publicGet("futuresPublic", "level2/depth100", "public", 5),
  fundingRates: publicGet("futuresPublic", "contract/funding-rates", "public", 5),
  leverageTiers: publicGet("futuresPublic", "contracts/risk-limit/{symbol}", "public", 5),

  permissions: signedGet("private", "user/api-key", "management", 20),
  /** Main and trade wallets. */
  balances: signedGet("private", "accounts", "management", 5),
  crossMargin: signedGet("private", "margin/accounts", "spot", 15),
  isolatedMargin: signedGet("private", "isolated/accounts", "spot", 15),
  earn: signedGet("earn", "earn/hold-assets", "earn", 5),
  futuresAccount: signedGet("futuresPrivate", "account-overview", "futures", 5),
  positions: signedGet("futuresPrivate", "positions", "futures", 2),
  /** Open orders are told market by market; these two say which. */
  activeSymbols: signedGet("private", "hf/orders/active/symbols", "spot", 2),
  marginActiveSymbols: signedGet("private", "hf/margin/order/active/symbols", "spot", 2),
  openOrders: signedGet("private", "hf/orders/active", "spot", 2),
  openStops: signedGet("private", "stop-order", "spot", 8),
  marginOrders: signedGet("private", "hf/margin/orders/active", "spot", 4),
  closedPositions: signedGet("futuresPrivate", "history-positions", "futures", 2),
  futuresOrders: signedGet("futuresPrivate", "orders", "futures", 2),
  futuresStops: signedGet("futuresPrivate", "stopOrders", "futures", 6),
  fills: signedGet("private", "hf/fills", "spot", 2),
  marginFills: signedGet("private", "hf/margin/fills", "spot", 5),
  futuresFills: signedGet("futuresPrivate", "fills", "futures", 5),
  fundingPayments: signedGet("futuresPrivate", "funding-history", "futures", 5),
  deposits: signedGet("private", "deposits", "management", 5),
  withdrawals: signedGet("private", "withdrawals", "management", 20),
  /** Transfers between wallets appear in the ledger of each. */
  ledger: signedGet("private", "accounts/ledgers", "management", 2),

  /** Whether spot, margin and futures are one account. */
  accountMode: signedGet("utaPrivate", "account/mode", "management", 30),
  unifiedBalances: signedGet("utaPrivate", "{accountMode}/account/balance", "management", 5),
  /** Wallets beside the unified one, by `accountType`. */
  sideBalances: signedGet("utaPrivate", "account/balance", "management", 5),
  unifiedPositions: signedGet("utaPrivate", "{accountMode}/position/open-list", "unified", 3),
  unifiedOrders: signedGet("utaPrivate", "{accountMode}/order/open-list", "unified", 4),
  unifiedFills: signedGet("utaPrivate", "{accountMode}/order/execution", "unified", 4),
  unifiedFundingPayments: signedGet("utaPrivate", "position/funding-history", "unified", 15),
  unifiedLedger: signedGet("utaPrivate", "account/ledger", "management", 2),
} as const satisfies Record<string, VenueEndpoint>;
