import { batchPool } from "@/lib/platform/batch-db";
import type { Feed } from "./feed-schedule";
import { loadTrackedMarkets } from "./tracked-markets";

/** Fetched per market. */
const PER_MARKET: readonly Feed[] = ["candles_1d", "candles_1h", "order_book"];

/**
 * planFeeds makes the list of feeds that of the markets tracked now: a coin somebody just began to hold is due at once,
 * one nobody holds any more is dropped. Returns how many are new.
 *
 * @param venues whose instruments we list
 */
export async function planFeeds(venues: readonly string[], now: Date): Promise<number> {
  const markets = await loadTrackedMarkets();
  const wanted: [Feed, string][] = [
    ...venues.map((venue): [Feed, string] => ["instruments", venue]),
    ["price", "all"],
    ["market_state", "all"],
    ...markets.flatMap(({ instrument }) => PER_MARKET.map((feed): [Feed, string] => [feed, instrument.id])),
  ];
  const feeds = wanted.map(([feed]) => feed);
  const subjects = wanted.map(([, subject]) => subject);
  const { rowCount } = await batchPool().query(
    `insert into feed_status (feed, subject, failures, next_try_at)
     select feed, subject, 0, $3 from unnest($1::text[], $2::text[]) as wanted (feed, subject)
     on conflict do nothing`,
    [feeds, subjects, now],
  );
  await batchPool().query(
    `delete from feed_status where (feed, subject) not in (select feed, subject from unnest($1::text[], $2::text[]) as w (feed, subject))`,
    [feeds, subjects],
  );
  return rowCount ?? 0;
}
