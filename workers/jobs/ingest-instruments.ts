import { MARKET_VENUE_IDS } from "@/lib/exchange/registry";
import { ingestInstruments as ingest } from "@/lib/market/ingest-instruments";
import { planFeeds } from "@/lib/market/plan-feeds";
import type { Handler } from "../handler";
import { runFeed } from "../run-feed";

/** Brings a venue's markets up to date, then the list of feeds that follows from them. */
export const ingestInstruments: Handler<"ingest-instruments"> = (data, context) =>
  runFeed("instruments", data.venue, context, async () => {
    await ingest(data.venue, context);
    await planFeeds(MARKET_VENUE_IDS, context.clock.now());
    return { asOf: context.clock.now().getTime() };
  });
