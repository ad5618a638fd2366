import type { PoolClient } from "pg";
import type { MarketState } from "@/lib/domain/market-state";

/** OwnMarkets are market states by asset that hold for one workspace only. */
export type OwnMarkets = Readonly<Record<string, MarketState>>;

/** loadOwnMarkets reads the states made from a batch of workspaces' own price series, by workspace. */
export async function loadOwnMarkets(
  db: PoolClient,
  workspaceIds: readonly string[],
): Promise<ReadonlyMap<string, OwnMarkets>> {
  const { rows } = await db.query<{ workspace_id: string; asset: string; state: MarketState }>(
    "select workspace_id, asset, state from holding_market_state where workspace_id = any($1)",
    [workspaceIds],
  );
  const markets = new Map<string, OwnMarkets>();
  for (const { workspace_id: id, asset, state } of rows) markets.set(id, { ...markets.get(id), [asset]: state });
  return markets;
}
