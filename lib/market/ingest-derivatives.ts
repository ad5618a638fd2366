import type { Instrument } from "@/lib/domain/instrument";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import type { DerivativesReader } from "@/lib/exchange/client";
import { openMarket } from "@/lib/exchange/open-exchange";
import { batchPool } from "@/lib/platform/batch-db";
import type { Clock } from "@/lib/platform/clock";
import { savePoints } from "@/lib/sources/points/save-points";

/** Funding this old still tells something about an asset's usual level. */
const HISTORY_DAYS = 400;
/** Pages of funding rates of one pass; the rest comes with the next ones. */
const PAGES_MAX = 20;

interface Deps {
  clock: Clock;
  signal?: AbortSignal | undefined;
}

/**
 * ingestDerivatives keeps a perpetual's settled funding rates and its open interest as signals of its base asset, named by
 * venue. Rates are told by the venue's own interval: whoever annualises takes the time between them. Throws
 * SafeExchangeError; what was stored until then stays.
 */
export async function ingestDerivatives(instrument: Instrument, deps: Deps): Promise<{ asOf: EpochMs }> {
  const reader = openMarket(instrument.venue, deps).derivatives;
  const now = deps.clock.now();
  if (reader === undefined) return { asOf: now.getTime() };
  await ingestFunding(reader, instrument, deps);
  const interest = await reader.fetchOpenInterest(instrument);
  if (interest === null) return { asOf: now.getTime() };
  const { eventAt, valueQuote } = interest;
  const point = { name: "open_interest_usd", subject: instrument.base, eventAt, publicationLagMs: 0 } as const;
  await savePoints(instrument.venue, [{ ...point, value: valueQuote }], now);
  return { asOf: eventAt };
}

async function ingestFunding(
  reader: DerivativesReader,
  instrument: Instrument,
  { clock, signal }: Deps,
): Promise<void> {
  const now = clock.now();
  let from = (await newestFunding(instrument)) ?? now.getTime() - HISTORY_DAYS * DAY_MS;
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
        subject: instrument.base,
        eventAt,
        publicationLagMs: 0,
        value: rateFraction,
      })),
      now,
    );
    from = newest;
  }
}

async function newestFunding({ venue, base }: Instrument): Promise<EpochMs | null> {
  const { rows } = await batchPool().query<{ newest: Date | null }>(
    "select max(event_at) as newest from signal_point where source = $1 and name = 'funding_rate' and subject = $2",
    [venue, base],
  );
  return rows[0]?.newest?.getTime() ?? null;
}
