import type { DecimalString } from "./decimal";

export type AssetClass = "crypto" | "stablecoin" | "fiat" | "gold" | "stock" | "bond" | "other";
export type InstrumentKind = "spot" | "perpetual";

/** Instrument is one tradable market of one venue, with the rules an order must satisfy there. */
export interface Instrument {
  /** `<venue>:<ccxt symbol>`, such as `binance:BTC/USDT` or `binance:BTC/USDT:USDT`. Stable; the primary key. */
  id: string;
  venue: string;
  symbol: string;
  base: string;
  quote: string;
  settle: string | null;
  kind: InstrumentKind;
  priceTick: DecimalString;
  lotStep: DecimalString;
  minQuantity: DecimalString;
  minNotional: DecimalString;
  contractSize: DecimalString;
  takerFeeFraction: number;
  isActive: boolean;
}

/** isInverse says whether a perpetual is settled in its own base coin: its contracts are then worth a fixed sum of quote. */
export function isInverse(instrument: Pick<Instrument, "base" | "settle">): boolean {
  return instrument.settle !== null && instrument.settle === instrument.base;
}
