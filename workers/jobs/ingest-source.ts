import { findSource } from "@/lib/sources/list-sources";
import { ingestSource as ingest } from "@/lib/sources/ingest-source";
import type { Handler } from "../handler";
import { runFeed } from "../run-feed";

/** Fetches one source beside the exchanges; one that was switched off meanwhile is left alone. */
export const ingestSource: Handler<"ingest-source"> = async ({ feed, subject }, context) => {
  const source = findSource(feed, subject);
  if (source === undefined) return;
  await runFeed(source.feed, subject, context, () => ingest(source, context));
};
