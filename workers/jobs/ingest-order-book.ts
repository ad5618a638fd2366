import { ingestOrderBook as ingest } from "@/lib/market/ingest-order-book";
import { loadInstruments } from "@/lib/market/load-instruments";
import type { Handler } from "../handler";
import { runFeed } from "../run-feed";

/** Fetches one market's depth. */
export const ingestOrderBook: Handler<"ingest-order-book"> = async ({ instrumentId }, context) => {
  const [instrument] = await loadInstruments({ ids: [instrumentId] });
  if (instrument === undefined) return;
  await runFeed("order_book", instrumentId, context, () => ingest(instrument, context));
};
