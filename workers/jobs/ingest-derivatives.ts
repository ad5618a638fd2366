import { ingestDerivatives as ingest } from "@/lib/market/ingest-derivatives";
import { loadInstruments } from "@/lib/market/load-instruments";
import type { Handler } from "../handler";
import { runFeed } from "../run-feed";

/** Fetches one perpetual's funding rates and open interest. */
export const ingestDerivatives: Handler<"ingest-derivatives"> = async ({ instrumentId }, context) => {
  const [instrument] = await loadInstruments({ ids: [instrumentId] });
  if (instrument === undefined) return;
  await runFeed("derivatives", instrumentId, context, () => ingest(instrument, context));
};
