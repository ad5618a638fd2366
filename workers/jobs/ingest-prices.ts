import { MARKET_VENUE_IDS } from "@/lib/exchange/registry";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { makeFeedDue } from "@/lib/market/feed-status";
import { ingestPrices as ingest } from "@/lib/market/ingest-prices";
import { loadVenuesInUse } from "@/lib/market/venues-in-use";
import type { Handler } from "../handler";
import { runFeed } from "../run-feed";

/**
 * Fetches the last prices of every venue in use; a market that moved is judged again. A venue that fails keeps nobody from
 * the others' prices; it is the feed's failure once all are through.
 */
export const ingestPrices: Handler<"ingest-prices"> = (_data, context) =>
  runFeed("price", "all", context, async () => {
    const failures: SafeExchangeError[] = [];
    for (const venue of await loadVenuesInUse(MARKET_VENUE_IDS)) {
      try {
        const { hasMoved } = await ingest(venue, context);
        if (hasMoved) await makeFeedDue("market_state", "all", context.clock.now());
      } catch (error) {
        if (!(error instanceof SafeExchangeError)) throw error;
        failures.push(error);
      }
    }
    if (failures[0] !== undefined) throw failures[0];
    return { asOf: context.clock.now().getTime() };
  });
