import { claimDueConnections } from "@/lib/connection/claim-due-connections";
import { expireIntakes } from "@/lib/connection/expire-intakes";
import { findDueLinkings } from "@/lib/connection/find-due-linkings";
import { MARKET_VENUE_IDS } from "@/lib/exchange/registry";
import { claimDueImports } from "@/lib/imports/run/claim-due-imports";
import { claimDueFeeds, type DueFeed } from "@/lib/market/feed-status";
import { planFeeds } from "@/lib/market/plan-feeds";
import { enqueue } from "@/lib/queue/enqueue";
import { findDueHistories } from "@/lib/snapshot/find-due-histories";
import { claimDueWorkspaces, hasDueMail } from "../due-work";
import type { Handler } from "../handler";

/** Bounds of one sweep; what is left is found two seconds later. */
const CONNECTIONS_MAX = 200;
const FEEDS_MAX = 200;
const IMPORTS_MAX = 50;
const WORKSPACES_MAX = 200;
const WORKSPACES_PER_JOB = 25;

/**
 * Reads PostgreSQL for everything whose time has come and adds one job each. All hints may get lost: this is what makes
 * work happen, and it is the only thing the queue's own clock has to remember.
 */
export const sweepDue: Handler<"sweep-due"> = async (_data, { clock, log }) => {
  const now = clock.now();
  const expired = await expireIntakes(now);
  if (expired > 0) log.info({ expired }, "waiting keys thrown away");
  for (const linking of await findDueLinkings(now, CONNECTIONS_MAX)) await enqueue("decide-linking", linking);
  for (const ref of await claimDueConnections(now, CONNECTIONS_MAX)) await enqueue("capture-snapshot", ref);
  for (const ref of await findDueHistories(now, CONNECTIONS_MAX)) await enqueue("import-history", ref);
  for (const ref of await claimDueImports(now, IMPORTS_MAX)) await enqueue("run-import", ref);
  for (const feed of await claimDueFeeds(now, FEEDS_MAX)) await fetchFeed(feed, now);
  const workspaceIds = await claimDueWorkspaces(now, WORKSPACES_MAX);
  for (let at = 0; at < workspaceIds.length; at += WORKSPACES_PER_JOB)
    await enqueue("assess-workspaces", { workspaceIds: workspaceIds.slice(at, at + WORKSPACES_PER_JOB) });
  if (await hasDueMail(now)) await enqueue("deliver-mail", {});
};

async function fetchFeed({ feed, subject }: DueFeed, now: Date): Promise<void> {
  switch (feed) {
    case "instruments":
      return enqueue("ingest-instruments", { venue: subject });
    case "price":
      // The list of feeds follows what people hold; once a minute is often enough for what captures did not add.
      await planFeeds(MARKET_VENUE_IDS, now);
      return enqueue("ingest-prices", {});
    case "dollar_rate":
      return enqueue("measure-dollar-rate", { asset: subject });
    case "candles_1d":
      return enqueue("ingest-candles", { instrumentId: subject, interval: "1d" });
    case "candles_1h":
      return enqueue("ingest-candles", { instrumentId: subject, interval: "1h" });
    case "derivatives":
      return enqueue("ingest-derivatives", { instrumentId: subject });
    case "funding":
      return enqueue("ingest-contract-funding", { instrumentId: subject });
    case "leverage_tiers":
      return enqueue("ingest-leverage-tiers", { instrumentId: subject });
    case "order_book":
      return enqueue("ingest-order-book", { instrumentId: subject });
    case "market_state":
      return enqueue("assess-markets", {});
    case "implied_volatility":
    case "onchain":
    case "fear_greed":
    case "news":
    case "social":
      return enqueue("ingest-source", { feed, subject });
    case "sentiment":
      return enqueue("record-sentiment", {});
  }
}
