import type { EpochMs } from "./units";

export type CandleInterval = "1h" | "1d";

/** Candle is one closed bar, labelled by its opening instant (UTC). Prices in quote units. */
export interface Candle {
  openAt: EpochMs;
  open: number;
  high: number;
  low: number;
  close: number;
  volumeBase: number;
  volumeQuote: number;
}

/** OrderBook is a venue's depth at one instant: price and base quantity, best first. */
export interface OrderBook {
  asOf: EpochMs;
  bids: readonly (readonly [price: number, quantity: number])[];
  asks: readonly (readonly [price: number, quantity: number])[];
}
