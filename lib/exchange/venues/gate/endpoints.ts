import type { VenueEndpoint } from "@/lib/exchange/client";
import { publicGet, signedGet } from "@/lib/exchange/venue-endpoint";

const OPEN_SPOT = ["public", "spot"];
const OPEN_FUTURES = ["public", "futures"];
const SPOT = ["private", "spot"];
const FUTURES = ["private", "futures"];
const DELIVERY = ["private", "delivery"];
const MARGIN = ["private", "margin"];
const WALLET = ["private", "wallet"];

/** Every call we make to Gate. All of them read. `{settle}` is `usdt` for linear and `btc` for inverse contracts. */
export const GATE = {
  instruments: publicGet(OPEN_SPOT, "currency_pairs", "public"),
  tickers: publicGet(OPEN_SPOT, "tickers", "public"),
  candles: publicGet(OPEN_SPOT, "candlesticks", "public"),
  orderBook: publicGet(OPEN_SPOT, "order_book", "public"),
  futuresInstruments: publicGet(OPEN_FUTURES, "{settle}/contracts", "public"),
  futuresTickers: publicGet(OPEN_FUTURES, "{settle}/tickers", "public"),
  futuresCandles: publicGet(OPEN_FUTURES, "{settle}/candlesticks", "public"),
  futuresOrderBook: publicGet(OPEN_FUTURES, "{settle}/order_book", "public"),
  fundingRates: publicGet(OPEN_FUTURES, "{settle}/funding_rate", "public"),
  leverageTiers: publicGet(OPEN_FUTURES, "{settle}/risk_limit_tiers", "public"),

  permissions: signedGet(["private", "account"], "main_keys", "private"),
  accountDetail: signedGet(["private", "account"], "detail", "private"),
  /** What each wallet is worth: bots and earn included. */
  walletTotals: signedGet(WALLET, "total_balance", "private", 20),
  /** Whether spot, margin and futures are one account: `classic` if not. */
  accountMode: signedGet(["private", "unified"], "unified_mode", "private"),
  unified: signedGet(["private", "unified"], "accounts", "private"),
  spotBalances: signedGet(SPOT, "accounts", "private"),
  isolatedMargin: signedGet(MARGIN, "accounts", "private"),
  fundingBalances: signedGet(MARGIN, "funding_accounts", "private"),
  earn: signedGet(["private", "earn"], "uni/lends", "private"),
  futuresAccount: signedGet(FUTURES, "{settle}/accounts", "private"),
  positions: signedGet(FUTURES, "{settle}/positions", "private"),
  /** Contracts with a delivery date, settled in Tether. */
  deliveryContracts: publicGet(["public", "delivery"], "{settle}/contracts", "public"),
  deliveryAccount: signedGet(DELIVERY, "{settle}/accounts", "private"),
  deliveryPositions: signedGet(DELIVERY, "{settle}/positions", "private"),
  spotOrders: signedGet(SPOT, "open_orders", "private"),
  spotStops: signedGet(SPOT, "price_orders", "private"),
  futuresOrders: signedGet(FUTURES, "{settle}/orders", "private"),
  futuresStops: signedGet(FUTURES, "{settle}/price_orders", "private"),
  spotTrades: signedGet(SPOT, "my_trades", "private"),
  futuresTrades: signedGet(FUTURES, "{settle}/my_trades_timerange", "private"),
  futuresLedger: signedGet(FUTURES, "{settle}/account_book", "private"),
  /** Every change of a spot balance: moves to other wallets and to sub-accounts are told nowhere else. */
  spotLedger: signedGet(SPOT, "account_book", "private"),
  deposits: signedGet(WALLET, "deposits", "private"),
  withdrawals: signedGet(WALLET, "withdrawals", "private"),
} as const satisfies Record<string, VenueEndpoint>;
