import { DAY_MS } from "@/lib/domain/units";
import { batchPool } from "@/lib/platform/batch-db";
import type { OwnClose } from "./own-candles";

/** OwnSeries is what one workspace's files say an asset was worth, day by day, in one currency. */
export interface OwnSeries {
  workspaceId: string;
  asset: string;
  currency: string;
  closes: readonly OwnClose[];
}

interface CloseRow {
  workspace_id: string;
  asset: string;
  day: string;
  price: string;
  currency: string;
}

// Per day the newest import's word, and of currencies the one the last day is stated in.
const CLOSES = `
with newest as (
  select distinct on (workspace_id, asset, day) workspace_id, asset, day, price, currency from holding_price
  where ($1::uuid[] is null or workspace_id = any($1)) and day > $2
  order by workspace_id, asset, day, import_id desc
), named as (
  select *, last_value(currency) over (partition by workspace_id, asset order by day
    rows between unbounded preceding and unbounded following) as last_currency from newest
)
select workspace_id, asset, day::text, price::text, currency from named where currency = last_currency
order by workspace_id, asset, day`;

/** loadOwnSeries reads the price series of some workspaces (null = all), at most `days` long, oldest close first. */
export async function loadOwnSeries(
  workspaceIds: readonly string[] | null,
  { asOf, days }: { asOf: Date; days: number },
): Promise<OwnSeries[]> {
  const since = new Date(asOf.getTime() - days * DAY_MS);
  const { rows } = await batchPool().query<CloseRow>(CLOSES, [workspaceIds, since]);
  const series = new Map<string, OwnSeries & { closes: OwnClose[] }>();
  for (const { workspace_id: workspaceId, asset, currency, day, price } of rows) {
    const key = `${workspaceId}/${asset}`;
    const one = series.get(key) ?? { workspaceId, asset, currency, closes: [] };
    one.closes.push({ day: Date.parse(day), price: Number(price) });
    series.set(key, one);
  }
  return [...series.values()];
}
