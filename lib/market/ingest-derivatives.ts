import type { Instrument } from "@/lib/domain/instrument";
import type { EpochMs } from "@/lib/domain/units";
import { openMarket } from "@/lib/exchange/open-exchange";
import type { Clock } from "@/lib/platform/clock";
import { savePoints } from "@/lib/sources/points/save-points";
import { ingestFundingRates } from "./ingest-funding-rates";

/** Funding this old still tells something about an asset's usual level. */
const HISTORY_DAYS = 400;

/**
 * ingestDerivatives keeps a perpetual's settled funding rates and its open interest as signals of its base asset, named by
 * venue. Throws SafeExchangeError; what was stored until then stays.
 */
export async function ingestDerivatives(
  instrument: Instrument,
  deps: { clock: Clock; signal?: AbortSignal | undefined },
): Promise<{ asOf: EpochMs }> {
  const reader = openMarket(instrument.venue, deps).derivatives;
  const now = deps.clock.now();
  if (reader === undefined) return { asOf: now.getTime() };
  await ingestFundingRates(reader, instrument, { subject: instrument.base, historyDays: HISTORY_DAYS }, deps);
  const interest = await reader.fetchOpenInterest(instrument);
  if (interest === null) return { asOf: now.getTime() };
  const { eventAt, valueQuote } = interest;
  const point = { name: "open_interest_usd", subject: instrument.base, eventAt, publicationLagMs: 0 } as const;
  await savePoints(instrument.venue, [{ ...point, value: valueQuote }], now);
  return { asOf: eventAt };
}
