import type { Instrument } from "@/lib/domain/instrument";

/** Quotes people trade against, in the order of how much they do. */
const QUOTES: ReadonlySet<string> = new Set([
  "USDT",
  "USDC",
  "FDUSD",
  "BUSD",
  "TUSD",
  "BTC",
  "ETH",
  "BNB",
  "EUR",
  "GBP",
  "TRY",
]);
/** Traded and sold again without leaving a trace in today's balances: asked for in every first import. */
const USUAL_ASSETS = [
  "BTC", "ETH", "BNB", "SOL", "XRP", "ADA", "DOGE", "AVAX", "DOT", "LINK", "LTC", "TRX", "MATIC", "POL", "ATOM", "UNI",
  "NEAR", "APT", "ARB", "OP", "FIL", "ETC", "XLM", "BCH", "AAVE", "SUI", "PEPE", "SHIB", "TAO", "FET", "RENDER", "INJ",
]; // prettier-ignore

export interface HistoryQuestion {
  instruments: readonly Instrument[];
  /** Assets and contracts whose amount changed since the last pass; null = first import. */
  changed: readonly string[] | null;
  /** Everything held or ever moved in or out. */
  assets: readonly string[];
  /** Symbols with imported trades. */
  knownSymbols: readonly string[];
}

/**
 * planTradeHistory picks the markets whose trades are asked for: the venue answers one market at a time, each at a price.
 * A first import asks for everything held, moved or usual. Later only for pairs of which both sides changed, since a
 * trade always changes both, and for contracts whenever any contract or its collateral did.
 */
export function planTradeHistory({ instruments, changed, assets, knownSymbols }: HistoryQuestion): Instrument[] {
  const spot = instruments.filter(({ kind, quote }) => kind === "spot" && QUOTES.has(quote));
  const perpetuals = instruments.filter(({ kind }) => kind === "perpetual");
  if (changed === null) {
    const wanted = new Set([...assets, ...USUAL_ASSETS]);
    return [...spot, ...perpetuals].filter(({ base }) => wanted.has(base));
  }
  const touched = new Set(changed);
  const known = new Set(knownSymbols);
  return [
    ...spot.filter(({ base, quote }) => touched.has(base) && touched.has(quote)),
    ...perpetuals.filter(
      ({ symbol, settle }) => touched.has(symbol) || (known.has(symbol) && touched.has(settle ?? "")),
    ),
  ];
}
