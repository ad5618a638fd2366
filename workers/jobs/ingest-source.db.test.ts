import { afterAll, expect, test } from "vitest";
import { planFeeds } from "@/lib/market/plan-feeds";
import { batchPool, closeBatchDb } from "@/lib/platform/batch-db";
import { closeDb } from "@/lib/platform/db";
import { logger } from "@/lib/platform/logger";
import { startOwnSandbox } from "@/lib/testing/own-sandbox";
import type { JobContext } from "../handler";
import { ingestSource } from "./ingest-source";
import { recordSentiment } from "./record-sentiment";

process.env["COINMETRICS_LICENCE"] = "";
process.env["REDDIT_LICENCE"] = "a test";
const sandbox = await startOwnSandbox();
const context: JobContext = {
  clock: { now: () => new Date() },
  signal: new AbortController().signal,
  log: logger("test"),
};
afterAll(async () => {
  await closeBatchDb();
  await closeDb();
});

interface FeedRow {
  failures: number;
  last_error_code: string | null;
  last_success_at: Date | null;
  next_try_at: Date;
}

async function feedRow(feed: string, subject: string): Promise<FeedRow | undefined> {
  const { rows } = await batchPool().query<FeedRow>(
    "select failures, last_error_code, last_success_at, next_try_at from feed_status where feed = $1 and subject = $2",
    [feed, subject],
  );
  return rows[0];
}

test("every source that is on has a feed of its own; one without its licence has none", async () => {
  await planFeeds([], new Date());
  expect(await feedRow("news", "coindesk")).toMatchObject({ failures: 0, last_success_at: null });
  expect(await feedRow("social", "r/Bitcoin")).toBeDefined();
  expect(await feedRow("sentiment", "all")).toBeDefined();
  expect(await feedRow("onchain", "coinmetrics.io")).toBeUndefined();
  // A job that was queued while it was on.
  await ingestSource({ feed: "onchain", subject: "coinmetrics.io" }, context);
  expect(await feedRow("onchain", "coinmetrics.io")).toBeUndefined();
});

test("a failure is noted and tried again when the source allows it; success clears it", async () => {
  const job = { feed: "fear_greed", subject: "market" };
  const route = "/sources/api.alternative.me/*";
  await sandbox.control("POST", "/control/faults", { route, fault: "429", retryAfter: 600 });
  await ingestSource(job, context);
  const failed = await feedRow(job.feed, job.subject);
  expect(failed).toMatchObject({ failures: 1, last_error_code: "rate_limited", last_success_at: null });
  expect(failed?.next_try_at.getTime()).toBeGreaterThan(Date.now() + 590_000);

  await ingestSource(job, context);
  const mended = await feedRow(job.feed, job.subject);
  expect(mended).toMatchObject({ failures: 0, last_error_code: null });
  expect(mended?.next_try_at.getTime()).toBeGreaterThan(Date.now() + 3_500_000);
});

test("sentiment is due again after the next full quarter of an hour", async () => {
  await recordSentiment({}, context);
  const row = await feedRow("sentiment", "all");
  expect(row).toMatchObject({ failures: 0, last_error_code: null });
  expect((row?.next_try_at.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(15 * 60_000 + 5_000);
});
