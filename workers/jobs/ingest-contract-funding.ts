import { ingestContractFunding as ingest } from "@/lib/market/ingest-contract-funding";
import { loadInstruments } from "@/lib/market/load-instruments";
import type { Handler } from "../handler";
import { runFeed } from "../run-feed";

/** Fetches what one held contract was last paid. */
export const ingestContractFunding: Handler<"ingest-contract-funding"> = async ({ instrumentId }, context) => {
  const [instrument] = await loadInstruments({ ids: [instrumentId] });
  if (instrument === undefined) return;
  await runFeed("funding", instrumentId, context, () => ingest(instrument, context));
};
