import type { Instrument } from "@/lib/domain/instrument";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import type { DerivativesReader } from "@/lib/exchange/client";
import { batchPool } from "@/lib/platform/batch-db";
import type { Clock } from "@/lib/platform/clock";
import { savePoints } from "@/lib/sources/points/save-points";

/** Pages of funding rates of one pass; the rest comes with the next ones. */
const PAGES_MAX = 20;

/**
 * ingestFundingRates keeps a perpetual's settled funding rates as points of `subject`, told by its venue, from the newest
 * one stored on. Rates are of the venue's own interval: whoever annualises takes the time between them. Throws
 * SafeExchangeError; what was stored until then stays.
 *
 * @param historyDays how far back a subject without any begins
 */
export async function ingestFundingRates(
  reader: DerivativesReader,
  instrument: Instrument,
  { subject, historyDays }: { subject: string; historyDays: number },
  { clock, signal }: { clock: Clock; signal?: AbortSignal | undefined },
): Promise<void> {
  const now = clock.now();
  let from = (await newestRate(instrument.venue, subject)) ?? now.getTime() - historyDays * DAY_MS;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    signal?.throwIfAborted();
    const rates = await reader.fetchFundingRates(instrument, from);
    const fresh = rates.filter(({ eventAt }) => eventAt > from && eventAt <= now.getTime());
    const newest = fresh.at(-1)?.eventAt;
    if (newest === undefined) return;
    await savePoints(
      instrument.venue,
      // A settled rate is public from the instant it is paid.
      fresh.map(({ eventAt, rateFraction }) => ({
        name: "funding_rate",
        subject,
        eventAt,
        publicationLagMs: 0,
        value: rateFraction,
      })),
      now,
    );
    from = newest;
  }
}

async function newestRate(venue: string, subject: string): Promise<EpochMs | null> {
  const { rows } = await batchPool().query<{ newest: Date | null }>(
    "select max(event_at) as newest from signal_point where source = $1 and name = 'funding_rate' and subject = $2",
    [venue, subject],
  );
  return rows[0]?.newest?.getTime() ?? null;
}
