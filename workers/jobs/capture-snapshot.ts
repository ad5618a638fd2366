import { MARKET_VENUE_IDS } from "@/lib/exchange/registry";
import { planFeeds } from "@/lib/market/plan-feeds";
import { enqueue } from "@/lib/queue/enqueue";
import { captureSnapshot as capture } from "@/lib/snapshot/capture-snapshot";
import type { Handler } from "../handler";

/** Reads one account; what it shows is assessed at once, its history follows behind. */
export const captureSnapshot: Handler<"capture-snapshot"> = async (data, { clock, signal, log }) => {
  const outcome = await capture(data, { clock, signal });
  if (outcome.kind !== "captured") {
    log.info({ connectionId: data.connectionId, outcome: outcome.kind }, "account not read");
    return;
  }
  if (outcome.isFirst || outcome.hasChanged) {
    await enqueue("assess-workspaces", { workspaceIds: [data.workspaceId] });
    await enqueue("import-history", data);
    // A coin held for the first time brings feeds that nobody fetched so far.
    await planFeeds(MARKET_VENUE_IDS, clock.now());
  }
};
