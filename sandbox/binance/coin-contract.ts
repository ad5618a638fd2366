import { contractSizeOf } from "../accounts/coin-position";
import type { Instrument, Market } from "../market/market";
import { BinanceError } from "./binance-error";
import type { Query } from "./query";

/** Coins with a coin-margined perpetual. */
const COINS: ReadonlySet<string> = new Set(["BTC", "ETH", "BNB", "SOL", "XRP", "DOGE", "LINK"]);
const NEVER = 4_133_404_800_000;

/** symbolOf names the coin-margined perpetual of a market, such as `BTCUSD_PERP`. */
export function symbolOf({ base }: Instrument): string {
  return `${base}USD_PERP`;
}

/** coinContracts lists the markets that have a coin-margined perpetual; they trade at the spot price, without a basis. */
export function coinContracts(market: Market): Instrument[] {
  return market
    .instruments()
    .filter(({ base, quote, hasPerpetual }) => hasPerpetual && quote === "USDT" && COINS.has(base));
}

/** requiredContract reads `symbol`; unknown ones are refused (-1121). */
export function requiredContract(market: Market, query: Query): Instrument {
  const symbol = query.required("symbol");
  const found = coinContracts(market).find((instrument) => symbolOf(instrument) === symbol);
  if (!found) throw new BinanceError(400, -1121, "Invalid symbol.");
  return found;
}

/** askedContracts is the contract of `symbol`, or all of them. */
export function askedContracts(market: Market, query: Query): Instrument[] {
  return query.text("symbol") === undefined ? coinContracts(market) : [requiredContract(market, query)];
}

/** coinContract describes a perpetual with its trading rules as `/dapi/v1/exchangeInfo` does. */
export function coinContract(instrument: Instrument): Record<string, unknown> {
  const tick = instrument.tickSize.toFixed(instrument.priceDecimals);
  return {
    symbol: symbolOf(instrument),
    pair: `${instrument.base}USD`,
    contractType: "PERPETUAL",
    deliveryDate: NEVER,
    onboardDate: instrument.listedAt,
    contractStatus: "TRADING",
    contractSize: contractSizeOf(symbolOf(instrument)),
    marginAsset: instrument.base,
    maintMarginPercent: "2.5000",
    requiredMarginPercent: "5.0000",
    baseAsset: instrument.base,
    quoteAsset: "USD",
    pricePrecision: instrument.priceDecimals,
    quantityPrecision: 0,
    baseAssetPrecision: 8,
    quotePrecision: 8,
    equalQtyPrecision: 4,
    maxMoveOrderLimit: 10_000,
    triggerProtect: "0.0500",
    underlyingType: "COIN",
    underlyingSubType: ["PoW"],
    filters: [
      { filterType: "PRICE_FILTER", minPrice: tick, maxPrice: "4520958", tickSize: tick },
      { filterType: "LOT_SIZE", minQty: "1", maxQty: "1000000", stepSize: "1" },
      { filterType: "MARKET_LOT_SIZE", minQty: "1", maxQty: "60000", stepSize: "1" },
      { filterType: "MAX_NUM_ORDERS", limit: 200 },
      { filterType: "MAX_NUM_ALGO_ORDERS", limit: 20 },
      { filterType: "PERCENT_PRICE", multiplierUp: "1.0500", multiplierDown: "0.9500", multiplierDecimal: "4" },
    ],
    orderTypes: ["LIMIT", "MARKET", "STOP", "STOP_MARKET", "TAKE_PROFIT", "TAKE_PROFIT_MARKET", "TRAILING_STOP_MARKET"],
    timeInForce: ["GTC", "IOC", "FOK", "GTX"],
    liquidationFee: "0.015000",
    marketTakeBound: "0.05",
  };
}
