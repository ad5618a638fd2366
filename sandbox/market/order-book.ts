import type { Instrument, OrderBook } from "./market";
import { hashText, uniform } from "./noise";
import { toGrid } from "./refine-bar";

/** Share of a day's quote volume that rests within 1 % of the mid price on one side. */
const DEPTH_1_PERCENT = 0.002;
/** Distance over which the resting quantity grows by a factor of e, as a fraction of the price. */
const DEPTH_SCALE = 0.004;

/**
 * syntheticBook builds a book around a price: a spread that widens as daily turnover falls, and quantities such that
 * about 0.2 % of the day's turnover rests within 1 % of the mid on each side. Changes every second.
 */
export function syntheticBook(
  instrument: Pick<Instrument, "tickSize" | "stepSize" | "symbol" | "quantityDecimals">,
  price: number,
  quoteVolume24h: number,
  at: number,
  levels: number,
): OrderBook {
  const { tickSize, stepSize, symbol, quantityDecimals } = instrument;
  const turnover = Math.max(quoteVolume24h, 20_000);
  const spread = Math.max(tickSize, price * Math.min(0.01, 0.6 / Math.sqrt(turnover)));
  const gap = Math.max(tickSize, price * 0.00004 * Math.min(20, Math.sqrt(2e8 / turnover)));
  const second = Math.floor(at / 1_000);
  const stream = hashText(symbol);
  const side = (sign: 1 | -1): [number, number][] => {
    const rows: [number, number][] = [];
    let last = 0;
    for (let i = 0; i < levels; i++) {
      const draw = uniform(second, stream, i, sign + 1);
      const level = toGrid(price + sign * (spread / 2 + gap * (i + 0.6 * draw)), tickSize);
      if (level === last || (sign < 0 && price - spread / 2 - gap * i <= tickSize)) continue;
      last = level;
      const quote = ((turnover * DEPTH_1_PERCENT * gap) / (price * 0.01)) * (0.4 + 1.2 * draw);
      const grown = quote * Math.exp(Math.min(2, (gap * i) / (price * DEPTH_SCALE)));
      rows.push([level, Math.max(stepSize, Number((grown / price).toFixed(quantityDecimals)))]);
    }
    return rows;
  };
  const bids = side(-1);
  const asks = side(1).filter(([level]) => level > (bids[0]?.[0] ?? 0));
  return { bids, asks };
}
