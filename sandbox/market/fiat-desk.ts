import type { Market, OrderBook } from "./market";
import { syntheticBook } from "./order-book";
import { toGrid } from "./refine-bar";

/** A market against a real currency, as an exchange with a bank behind it lists a few. */
export interface FiatMarket {
  readonly base: string;
  readonly quote: "USD" | "EUR";
}

/** Every fiat market is listed and traded by these rules. */
export const FIAT_RULES = {
  tickSize: 0.0001,
  priceDecimals: 4,
  stepSize: 0.01,
  quantityDecimals: 2,
  minNotional: 5,
} as const;
/** Enough for a book with a hundred thousand resting within a percent. */
const TURNOVER = 50_000_000;

/** fiatPrice is what a coin or currency costs in a real one; undefined where the market knows it not. */
export function fiatPrice(market: Market, { base, quote }: FiatMarket): number | undefined {
  const inUsdt = (asset: string): number | undefined => (asset === "USDT" ? 1 : market.lastPrice(`${asset}USDT`));
  const price = inUsdt(base);
  if (price === undefined) return undefined;
  if (quote === "USD") return toGrid(price * market.usdtUsd(), FIAT_RULES.tickSize);
  const euro = inUsdt("EUR");
  return euro === undefined ? undefined : toGrid(price / euro, FIAT_RULES.tickSize);
}

/** fiatBook is a fiat market's order book around its price; undefined where it has none. */
export function fiatBook(market: Market, pair: FiatMarket, at: number, levels: number): OrderBook | undefined {
  const price = fiatPrice(market, pair);
  if (price === undefined) return undefined;
  return syntheticBook({ ...FIAT_RULES, symbol: `${pair.base}${pair.quote}` }, price, TURNOVER, at, levels);
}
