import type { Instrument } from "@/lib/domain/instrument";
import { DEFAULT_VENUE } from "./venues-in-use";

/** Dollar quotes, deepest first. Candles and prices of an asset come from the first that trades. */
export const DOLLAR_QUOTES: readonly string[] = ["USDT", "USDC", "FDUSD", "USD"];
/** Another market takes over only where it trades this many times as much: series of one asset should be of one venue. */
const CLEARLY_DEEPER = 3;

/** MarketChoice is what is known about the candidates besides their rules. */
export interface MarketChoice {
  /** Turnover of the last day in dollars, by instrument id. */
  dayVolumes?: ReadonlyMap<string, number>;
  /** The instrument that stands for the asset now, if any. */
  currentId?: string | undefined;
}

/**
 * chooseInstrument picks the spot market that stands for an asset: active, quoted in dollars. The default venue's, where it
 * lists one, in the deepest quote; else the market with the most turnover of all venues, and the one chosen before until
 * another is clearly deeper.
 */
export function chooseInstrument(
  asset: string,
  instruments: readonly Instrument[],
  { dayVolumes = new Map(), currentId }: MarketChoice = {},
): Instrument | null {
  const candidates = instruments.filter(
    (each) => each.kind === "spot" && each.isActive && each.base === asset && DOLLAR_QUOTES.includes(each.quote),
  );
  const byQuote = (a: Instrument, b: Instrument): number =>
    DOLLAR_QUOTES.indexOf(a.quote) - DOLLAR_QUOTES.indexOf(b.quote);
  const ofDefault = candidates.filter(({ venue }) => venue === DEFAULT_VENUE).sort(byQuote)[0];
  if (ofDefault !== undefined) return ofDefault;
  const volumeOf = ({ id }: Instrument): number => dayVolumes.get(id) ?? 0;
  const deepest = [...candidates].sort(
    (a, b) => volumeOf(b) - volumeOf(a) || byQuote(a, b) || (a.id < b.id ? -1 : 1),
  )[0];
  const current = candidates.find(({ id }) => id === currentId);
  if (deepest === undefined || current === undefined) return deepest ?? null;
  return volumeOf(deepest) > CLEARLY_DEEPER * volumeOf(current) ? deepest : current;
}
