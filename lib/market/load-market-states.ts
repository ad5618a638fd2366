import type { MarketState } from "@/lib/domain/market-state";
import { systemDb } from "@/lib/platform/db";

/** loadMarketStates reads the current state of the named assets, or of all. Assets without one are absent. */
export async function loadMarketStates(assets?: readonly string[]): Promise<Record<string, MarketState>> {
  const rows = await systemDb().marketStateCurrent.findMany({
    where: assets === undefined ? {} : { asset: { in: [...assets] } },
  });
  // Written by our own engine under a checked type; the cast is the JSON column's edge.
  return Object.fromEntries(rows.map((row) => [row.asset, row.state as unknown as MarketState]));
}
