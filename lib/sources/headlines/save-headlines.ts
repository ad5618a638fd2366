import { HOUR_MS } from "@/lib/domain/units";
import type { Clock } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import type { Validators } from "../http/fetch-source";
import { LEXICON_VERSION, scoreHeadline } from "../sentiment/score-headline";
import type { HeadlineSource } from "../source";
import type { Headline } from "./parse-feed";
import { withStoryLock } from "./story-lock";
import { tagAssets } from "./tag-assets";
import { isSameStory, titleFingerprint } from "./title-fingerprint";

/** How long after it was first told a story told again is a repeat. */
const REPEAT_WITHIN_MS = 72 * HOUR_MS;

interface NewsRow {
  id: string;
  url: string;
  title: string;
  fingerprint: string;
  duplicateOf: string | null;
  publishedAt: Date;
}

/**
 * saveHeadlines keeps the items we do not have, scored, tagged and compared with the stories of the last 72 hours, and the
 * validators of the document they came in, all or nothing: fetching the same document again changes nothing. Returns how
 * many are new.
 */
export async function saveHeadlines(
  { feed, subject, url: feedUrl }: HeadlineSource,
  { headlines, validators }: { headlines: readonly Headline[]; validators: Validators },
  clock: Clock,
): Promise<number> {
  return withStoryLock(async (client) => {
    // Read inside the lock: whoever computes a sentiment at a later instant sees these rows.
    const now = clock.now();
    const known = await client.query<{ url: string }>("select url from news_item where url = any($1)", [
      headlines.map(({ url }) => url),
    ]);
    const stories = await client.query<{ id: string; fingerprint: string }>(
      `select id, title_fingerprint as fingerprint from news_item
       where kind = $1 and received_at > $2 and duplicate_of is null order by received_at, id`,
      [feed, new Date(now.getTime() - REPEAT_WITHIN_MS)],
    );
    const rows = newRows(headlines, new Set(known.rows.map(({ url }) => url)), stories.rows);
    await client.query(INSERT, [subject, feed, now, LEXICON_VERSION, ...columnsOf(rows)]);
    await client.query(
      `insert into source_cache (url, etag, last_modified, checked_at) values ($1, $2, $3, $4)
       on conflict (url) do update set etag = excluded.etag, last_modified = excluded.last_modified,
         checked_at = excluded.checked_at`,
      [feedUrl, validators.etag, validators.lastModified, now],
    );
    return rows.length;
  });
}

const INSERT = `
  insert into news_item (source, kind, received_at, scorer_version, id, url, title, title_fingerprint, duplicate_of,
    published_at, assets, label, score)
  select $1, $2, $3, $4, row.id, row.url, row.title, row.fingerprint, row.duplicate_of, row.published_at,
    string_to_array(row.assets, ','), row.label, row.score
  from unnest($5::uuid[], $6::text[], $7::text[], $8::text[], $9::uuid[], $10::timestamptz[], $11::text[],
    $12::smallint[], $13::float8[])
    as row (id, url, title, fingerprint, duplicate_of, published_at, assets, label, score)
  on conflict (url) do nothing`;

/** The oldest first, so that of two tellings in one document the earlier is the story. */
function newRows(
  headlines: readonly Headline[],
  known: ReadonlySet<string>,
  stories: readonly { id: string; fingerprint: string }[],
): NewsRow[] {
  const told = [...stories];
  const seen = new Set(known);
  const rows: NewsRow[] = [];
  for (const { url, title, publishedAt } of [...headlines].sort(
    (a, b) => a.publishedAt - b.publishedAt || a.url.localeCompare(b.url),
  )) {
    if (seen.has(url)) continue;
    seen.add(url);
    const fingerprint = titleFingerprint(title);
    const original = told.find((story) => isSameStory(story.fingerprint, fingerprint));
    const row = {
      id: newId(),
      url,
      title,
      fingerprint,
      duplicateOf: original?.id ?? null,
      publishedAt: new Date(publishedAt),
    };
    if (original === undefined) told.push(row);
    rows.push(row);
  }
  return rows;
}

function columnsOf(rows: readonly NewsRow[]): unknown[] {
  const scores = rows.map(({ title }) => scoreHeadline(title));
  return [
    rows.map(({ id }) => id),
    rows.map(({ url }) => url),
    rows.map(({ title }) => title),
    rows.map(({ fingerprint }) => fingerprint),
    rows.map(({ duplicateOf }) => duplicateOf),
    rows.map(({ publishedAt }) => publishedAt),
    rows.map(({ title }) => tagAssets(title).join(",")),
    scores.map(({ label }) => label),
    scores.map(({ score }) => score),
  ];
}
