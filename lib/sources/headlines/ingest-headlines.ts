import type { EpochMs } from "@/lib/domain/units";
import { batchPool } from "@/lib/platform/batch-db";
import { fetchSource, type Validators } from "../http/fetch-source";
import type { HeadlineSource, IngestDeps } from "../source";
import { parseFeed } from "./parse-feed";
import { saveHeadlines } from "./save-headlines";

/**
 * ingestHeadlines reads a feed if it changed since last time and keeps what is new. `asOf` is when the newest item we
 * have of it was published, now where there is none. Throws SourceError.
 */
export async function ingestHeadlines(
  source: HeadlineSource,
  { clock, signal, timeoutMs }: IngestDeps,
): Promise<{ asOf: EpochMs }> {
  const answer = await fetchSource(source.url, {
    source: source.subject,
    validators: await loadValidators(source.url),
    signal,
    timeoutMs,
  });
  if (answer.kind === "fresh") {
    const headlines = parseFeed(answer.text, source, clock.now().getTime());
    await saveHeadlines(source, { headlines, validators: answer.validators }, clock);
  }
  return { asOf: (await newestPublished(source)) ?? clock.now().getTime() };
}

async function loadValidators(url: string): Promise<Validators | undefined> {
  const { rows } = await batchPool().query<{ etag: string | null; last_modified: string | null }>(
    "select etag, last_modified from source_cache where url = $1",
    [url],
  );
  const [row] = rows;
  return row === undefined ? undefined : { etag: row.etag, lastModified: row.last_modified };
}

async function newestPublished({ feed, subject }: HeadlineSource): Promise<EpochMs | null> {
  const { rows } = await batchPool().query<{ at: Date | null }>(
    "select max(published_at) as at from news_item where kind = $1 and source = $2",
    [feed, subject],
  );
  return rows[0]?.at?.getTime() ?? null;
}
