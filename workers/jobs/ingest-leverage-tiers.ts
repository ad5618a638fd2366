import { ingestLeverageTiers as ingest } from "@/lib/market/ingest-leverage-tiers";
import { loadInstruments } from "@/lib/market/load-instruments";
import type { Handler } from "../handler";
import { runFeed } from "../run-feed";

/** Fetches one held contract's maintenance-margin table. */
export const ingestLeverageTiers: Handler<"ingest-leverage-tiers"> = async ({ instrumentId }, context) => {
  const [instrument] = await loadInstruments({ ids: [instrumentId] });
  if (instrument === undefined) return;
  await runFeed("leverage_tiers", instrumentId, context, () => ingest(instrument, context));
};
