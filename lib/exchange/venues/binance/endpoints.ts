import type { VenueEndpoint } from "@/lib/exchange/client";

const open = (api: string, path: string, bucket: string, weight: number): VenueEndpoint => ({
  api,
  path,
  method: "GET",
  isPrivate: false,
  bucket,
  weight,
});
const signed = (api: string, path: string, bucket: string, weight: number): VenueEndpoint => ({
  ...open(api, path, bucket, weight),
  isPrivate: true,
});

/** Every call we make to Binance, with its published request weight. All of them read. */
export const BINANCE = {
  spotInfo: open("public", "exchangeInfo", "api", 20),
  spotPrices: open("public", "ticker/price", "api", 4),
  spotCandles: open("public", "klines", "api", 2),
  spotDay: open("public", "ticker/24hr", "api", 80),
  spotDepth: open("public", "depth", "api", 50),
  futuresInfo: open("fapiPublic", "exchangeInfo", "fapi", 1),
  futuresPrices: open("fapiPublic", "ticker/price", "fapi", 2),
  futuresCandles: open("fapiPublic", "klines", "fapi", 5),
  futuresDepth: open("fapiPublic", "depth", "fapi", 20),
  futuresDay: open("fapiPublic", "ticker/24hr", "fapi", 40),
  fundingRates: open("fapiPublic", "fundingRate", "fapi", 1),
  openInterest: open("fapiPublic", "openInterest", "fapi", 1),
  futuresPrice: open("fapiPublic", "ticker/price", "fapi", 1),

  permissions: signed("sapi", "account/apiRestrictions", "sapi", 1),
  walletTotals: signed("sapi", "asset/wallet/balance", "sapi", 60),
  spotAccount: signed("private", "account", "api", 20),
  spotOrders: signed("private", "openOrders", "api", 80),
  spotTrades: signed("private", "myTrades", "api", 20),
  earnFlexible: signed("sapi", "simple-earn/flexible/position", "sapi", 150),
  earnLocked: signed("sapi", "simple-earn/locked/position", "sapi", 150),
  /** A read, though Binance made it a POST. */
  funding: { ...signed("sapi", "asset/get-funding-asset", "sapi", 1), method: "POST" },
  crossMargin: signed("sapi", "margin/account", "sapi", 10),
  isolatedMargin: signed("sapi", "margin/isolated/account", "sapi", 10),
  marginOrders: signed("sapi", "margin/openOrders", "sapi", 10),
  futuresAccount: signed("fapiPrivateV2", "account", "fapi", 5),
  futuresPositions: signed("fapiPrivateV2", "positionRisk", "fapi", 5),
  futuresOrders: signed("fapiPrivate", "openOrders", "fapi", 40),
  futuresConditionalOrders: signed("fapiPrivate", "openAlgoOrders", "fapi", 40),
  futuresTrades: signed("fapiPrivate", "userTrades", "fapi", 5),
  futuresIncome: signed("fapiPrivate", "income", "fapi", 30),
  deposits: signed("sapi", "capital/deposit/hisrec", "sapi", 1),
  withdrawals: signed("sapi", "capital/withdraw/history", "sapi", 1),
  fiatOrders: signed("sapi", "fiat/orders", "sapi", 45),
  fiatPayments: signed("sapi", "fiat/payments", "sapi", 1),
  marginTrades: signed("sapi", "margin/myTrades", "sapi", 10),
  transfers: signed("sapi", "asset/transfer", "sapi", 1),
} as const satisfies Record<string, VenueEndpoint>;
