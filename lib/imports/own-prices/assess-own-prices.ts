import { setImmediate as yieldToOthers } from "node:timers/promises";
import { toNumber } from "@/lib/domain/decimal";
import { AppError } from "@/lib/domain/errors";
import type { MarketState } from "@/lib/domain/market-state";
import { loadPrices } from "@/lib/market/load-prices";
import type { Clock } from "@/lib/platform/clock";
import { assessMarket } from "@/lib/risk/assess-market";
import { inTransaction } from "../run/in-transaction";
import { loadOwnSeries } from "./load-own-series";
import { ownMarketInput } from "./own-market-input";

/** As many daily bars as any market is judged by. */
const DAYS = 1_500;

/**
 * assessOwnPrices makes the market state of every asset with prices of its own, of some workspaces or (null) of all. A
 * series in a currency we cannot price, or one the engine refuses, has no state: the asset is then valued as before. Safe
 * to run twice. Worker only.
 */
export async function assessOwnPrices(clock: Clock, workspaceIds: readonly string[] | null): Promise<void> {
  const now = clock.now();
  const [series, prices] = await Promise.all([loadOwnSeries(workspaceIds, { asOf: now, days: DAYS }), loadPrices(now)]);
  const states: { workspaceId: string; state: MarketState }[] = [];
  for (const one of series) {
    const rate = prices[one.currency]?.priceUsd;
    const input = rate === undefined ? null : ownMarketInput(one, now.getTime(), toNumber(rate));
    const state = input === null ? null : tryAssess(input);
    if (state !== null) states.push({ workspaceId: one.workspaceId, state });
    await yieldToOthers();
  }
  await replaceStates(workspaceIds, states, now);
}

function tryAssess(input: Parameters<typeof assessMarket>[0]): MarketState | null {
  try {
    return assessMarket(input);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

async function replaceStates(
  workspaceIds: readonly string[] | null,
  states: readonly { workspaceId: string; state: MarketState }[],
  now: Date,
): Promise<void> {
  const owners = states.map(({ workspaceId }) => workspaceId);
  const assets = states.map(({ state }) => state.asset);
  await inTransaction(async (db) => {
    await db.query(
      `delete from holding_market_state s where ($1::uuid[] is null or workspace_id = any($1)) and not exists (
         select 1 from unnest($2::uuid[], $3::text[]) as k (workspace_id, asset)
         where k.workspace_id = s.workspace_id and k.asset = s.asset)`,
      [workspaceIds, owners, assets],
    );
    await db.query(
      `insert into holding_market_state (workspace_id, asset, as_of, risk_model_version, state)
       select workspace_id, asset, $1, version, state
       from unnest($2::uuid[], $3::text[], $4::text[], $5::jsonb[]) as t (workspace_id, asset, version, state)
       on conflict (workspace_id, asset) do update set as_of = excluded.as_of,
         risk_model_version = excluded.risk_model_version, state = excluded.state
       where holding_market_state.as_of <= excluded.as_of`,
      [
        now,
        owners,
        assets,
        states.map(({ state }) => state.riskModelVersion),
        states.map(({ state }) => JSON.stringify(state)),
      ],
    );
  });
}
