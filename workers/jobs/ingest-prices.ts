import { VENUES } from "@/lib/exchange/registry";
import { makeFeedDue } from "@/lib/market/feed-status";
import { ingestPrices as ingest } from "@/lib/market/ingest-prices";
import type { Handler } from "../handler";
import { runFeed } from "../run-feed";

/** Fetches the last prices of every venue; a market that moved is judged again. */
export const ingestPrices: Handler<"ingest-prices"> = (_data, context) =>
  runFeed("price", "all", context, async () => {
    for (const { id } of VENUES) {
      const { hasMoved } = await ingest(id, context);
      if (hasMoved) await makeFeedDue("market_state", "all", context.clock.now());
    }
    return { asOf: context.clock.now().getTime() };
  });
