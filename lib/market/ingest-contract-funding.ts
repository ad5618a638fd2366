import type { Instrument } from "@/lib/domain/instrument";
import type { EpochMs } from "@/lib/domain/units";
import { openMarket } from "@/lib/exchange/open-exchange";
import type { Clock } from "@/lib/platform/clock";
import { ingestFundingRates } from "./ingest-funding-rates";

/** Two settlements say rate and interval, also where they are a day apart. */
const HISTORY_DAYS = 3;

/**
 * ingestContractFunding keeps the newest settled funding rates of one contract that somebody holds, under its own name: two
 * contracts of one coin are paid differently. Throws SafeExchangeError; what was stored until then stays.
 */
export async function ingestContractFunding(
  instrument: Instrument,
  deps: { clock: Clock; signal?: AbortSignal | undefined },
): Promise<{ asOf: EpochMs }> {
  const reader = openMarket(instrument.venue, deps).derivatives;
  if (reader !== undefined)
    await ingestFundingRates(reader, instrument, { subject: instrument.id, historyDays: HISTORY_DAYS }, deps);
  return { asOf: deps.clock.now().getTime() };
}
