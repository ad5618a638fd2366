import type { Instrument } from "../market/market";

/** The far future date with which the exchange marks a contract without expiry. */
const NEVER = 4_133_404_800_000;

/** futuresContract describes a perpetual with its trading rules as `/fapi/v1/exchangeInfo` does. */
export function futuresContract(instrument: Instrument): Record<string, unknown> {
  const quantityDecimals = Math.min(3, instrument.quantityDecimals);
  const step = (10 ** -quantityDecimals).toFixed(quantityDecimals);
  const tick = instrument.tickSize.toFixed(instrument.priceDecimals);
  return {
    symbol: instrument.symbol,
    pair: instrument.symbol,
    contractType: "PERPETUAL",
    deliveryDate: NEVER,
    onboardDate: instrument.listedAt,
    status: "TRADING",
    maintMarginPercent: "2.5000",
    requiredMarginPercent: "5.0000",
    baseAsset: instrument.base,
    quoteAsset: "USDT",
    marginAsset: "USDT",
    pricePrecision: instrument.priceDecimals,
    quantityPrecision: quantityDecimals,
    baseAssetPrecision: 8,
    quotePrecision: 8,
    underlyingType: "COIN",
    underlyingSubType: ["PoW"],
    triggerProtect: "0.0500",
    liquidationFee: "0.012500",
    marketTakeBound: "0.05",
    maxMoveOrderLimit: 10_000,
    filters: [
      { filterType: "PRICE_FILTER", minPrice: tick, maxPrice: "4529764", tickSize: tick },
      { filterType: "LOT_SIZE", minQty: step, maxQty: "1000000", stepSize: step },
      { filterType: "MARKET_LOT_SIZE", minQty: step, maxQty: "120000", stepSize: step },
      { filterType: "MAX_NUM_ORDERS", limit: 200 },
      { filterType: "MAX_NUM_ALGO_ORDERS", limit: 10 },
      { filterType: "MIN_NOTIONAL", notional: "5" },
      { filterType: "PERCENT_PRICE", multiplierUp: "1.0500", multiplierDown: "0.9500", multiplierDecimal: "4" },
    ],
    orderTypes: ["LIMIT", "MARKET", "STOP", "STOP_MARKET", "TAKE_PROFIT", "TAKE_PROFIT_MARKET", "TRAILING_STOP_MARKET"],
    timeInForce: ["GTC", "IOC", "FOK", "GTX", "GTD"],
  };
}
