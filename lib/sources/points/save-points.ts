import { batchPool } from "@/lib/platform/batch-db";
import type { SourcePoint } from "../source";

/**
 * savePoints keeps a source's points in one statement: a point we do not have becomes revision 0, one that differs from
 * what we have the next revision, an equal one changes nothing. `available_at` never claims that we knew a value before
 * we could have: the history a series begins with counts as published by its documented lag, everything after that as
 * known when it came. Returns how many rows were added.
 *
 * @param points finite, at most one per name, subject and instant
 */
export async function savePoints(source: string, points: readonly SourcePoint[], now: Date): Promise<number> {
  if (points.length === 0) return 0;
  const column = <T>(pick: (point: SourcePoint) => T): T[] => points.map(pick);
  const { rowCount } = await batchPool().query(
    `insert into signal_point (source, name, subject, event_at, revision, available_at, value)
     select $1, fresh.name, fresh.subject, fresh.event_at, coalesce(kept.revision + 1, 0),
       case when series.name is null then fresh.published_at else greatest(fresh.published_at, $2) end, fresh.value
     from unnest($3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::float8[])
       as fresh (name, subject, event_at, published_at, value)
     left join (select distinct name, subject from signal_point where source = $1) as series
       on series.name = fresh.name and series.subject = fresh.subject
     left join lateral (
       select revision, value from signal_point
       where source = $1 and name = fresh.name and subject = fresh.subject and event_at = fresh.event_at
       order by revision desc limit 1
     ) as kept on true
     where kept.revision is null or kept.value is distinct from fresh.value
     on conflict do nothing`,
    [
      source,
      now,
      column(({ name }) => name),
      column(({ subject }) => subject),
      column(({ eventAt }) => new Date(eventAt)),
      column(({ eventAt, publicationLagMs }) => new Date(eventAt + publicationLagMs)),
      column(({ value }) => value),
    ],
  );
  return rowCount ?? 0;
}
