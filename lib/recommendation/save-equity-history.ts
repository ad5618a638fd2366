import type { PoolClient } from "pg";
import { fromNumber } from "@/lib/domain/decimal";
import { newId } from "@/lib/platform/ids";
import type { EquityHistoryPoint } from "@/lib/risk/nav/reconstruct-equity-history";
import type { MarketFacts } from "./assess-workspace";
import type { WorkspaceFacts } from "./load-workspace-facts";
import { usdPerUnit } from "./step-account";

const SAVE = `
insert into equity_point (workspace_id, event_at, id, equity_usd, equity_accounting, flow_accounting, unit_value,
  hold_fraction, target_fraction, is_complete, is_estimated)
select $1, event_at, id, equity_usd, equity_accounting, 0, unit_value, 0, null, true, true
from unnest($2::timestamptz[], $3::uuid[], $4::numeric[], $5::numeric[], $6::float8[])
  as p(event_at, id, equity_usd, equity_accounting, unit_value)`;

/**
 * saveEquityHistory puts the reconstructed days before the first real point, marked estimated, so the chart is not empty
 * on the first day. Written anew each time, so running it twice leaves one copy.
 */
export async function saveEquityHistory(
  db: PoolClient,
  facts: WorkspaceFacts,
  history: readonly EquityHistoryPoint[],
  { asOf, prices }: MarketFacts,
): Promise<void> {
  const rate = usdPerUnit(facts.policy.accountingCurrency, prices) ?? 1;
  const startedAt = facts.nav?.startedAt ?? asOf;
  const past = history.filter(({ at, equity }) => at < startedAt && equity > 0);
  await db.query("delete from equity_point where workspace_id = $1 and is_estimated", [facts.workspaceId]);
  await db.query(SAVE, [
    facts.workspaceId,
    past.map(({ at }) => new Date(at)),
    past.map(() => newId()),
    past.map(({ equity }) => fromNumber(equity)),
    past.map(({ equity }) => fromNumber(equity / rate)),
    past.map(({ unitValue }) => unitValue),
  ]);
}
