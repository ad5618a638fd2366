import { isInverse, type Instrument } from "@/lib/domain/instrument";

/** What futures are settled in: Tether for linear contracts, Bitcoin for inverse ones. */
export type Settle = "usdt" | "btc";
export const SETTLES: readonly Settle[] = ["usdt", "btc"];

/** Markets are instruments of one kind by Gate's name; spot and linear contracts have the same names. */
export type Markets = ReadonlyMap<string, Instrument>;

/** venueSymbolOf names an instrument as Gate does: `BTC_USDT`, on spot and as a contract. */
export function venueSymbolOf({ base, quote }: Pick<Instrument, "base" | "quote">): string {
  return `${base}_${quote}`;
}

/** settleOf says in which list of contracts an instrument is; null for spot. */
export function settleOf(instrument: Pick<Instrument, "kind" | "base" | "settle">): Settle | null {
  if (instrument.kind === "spot") return null;
  return isInverse(instrument) ? "btc" : "usdt";
}

/** marketsOf indexes the instruments of one list; null = spot. */
export function marketsOf(instruments: readonly Instrument[], settle: Settle | null): Markets {
  return new Map(instruments.filter((each) => settleOf(each) === settle).map((each) => [venueSymbolOf(each), each]));
}
