import type { Instrument } from "@/lib/domain/instrument";
import { HOUR_MS } from "@/lib/domain/units";
import type { Clock } from "@/lib/platform/clock";
import { openMarket } from "./open-exchange";

interface Shared {
  instruments: Promise<readonly Instrument[]>;
  fetchedAt: number;
}

/** One list per venue and process, however many accounts are read: a venue's list is megabytes. */
const byVenue = new Map<string, Shared>();

/**
 * sharedInstruments returns a venue's markets, at most an hour old. A failed fetch is not kept. Throws SafeExchangeError.
 */
export async function sharedInstruments(
  venue: string,
  options: { clock: Clock; signal?: AbortSignal | undefined; maxAgeMs?: number },
): Promise<readonly Instrument[]> {
  const now = options.clock.now().getTime();
  const known = byVenue.get(venue);
  if (known !== undefined && Math.abs(now - known.fetchedAt) < (options.maxAgeMs ?? HOUR_MS)) return known.instruments;
  const fetched = { instruments: openMarket(venue, options).fetchInstruments(), fetchedAt: now };
  byVenue.set(venue, fetched);
  try {
    return await fetched.instruments;
  } catch (error) {
    if (byVenue.get(venue) === fetched) byVenue.delete(venue);
    throw error;
  }
}
