import type { MarketState } from "@/lib/domain/market-state";
import type { EpochMs } from "@/lib/domain/units";
import { systemDb } from "@/lib/platform/db";

/** MarketRefs names market states: the instant each asset's state speaks for. */
export type MarketRefs = Readonly<Record<string, EpochMs>>;

/** loadMarketVersions reads the states an assessment was made on. A state that is no longer kept is absent. */
export async function loadMarketVersions(refs: MarketRefs): Promise<Record<string, MarketState>> {
  const wanted = Object.entries(refs).map(([asset, asOf]) => ({ asset, asOf: new Date(asOf) }));
  if (wanted.length === 0) return {};
  const rows = await systemDb().marketStateVersion.findMany({ where: { OR: wanted } });
  // Written by our own engine under a checked type; the cast is the JSON column's edge.
  return Object.fromEntries(rows.map((row) => [row.asset, row.state as unknown as MarketState]));
}
