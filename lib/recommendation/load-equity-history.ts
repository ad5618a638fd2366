import type { PoolClient } from "pg";
import { toNumber } from "@/lib/domain/decimal";
import type { EpochMs } from "@/lib/domain/units";
import { isCash } from "@/lib/market/asset-class";
import { loadDailyCloses } from "@/lib/market/load-daily-closes";
import {
  reconstructEquityHistory,
  type EquityHistoryPoint,
  type QuantityChange,
} from "@/lib/risk/nav/reconstruct-equity-history";
import type { ValuedLine } from "./value-accounts";

const HISTORY_DAYS = 90;

interface ChangeRow {
  asset: string;
  quantity: string;
  event_at: Date;
  is_flow: boolean;
}

// A trade changes the base, the quote and the fee asset; flows cross the account's edge, internal transfers do not.
const CHANGES_SQL = `
select asset, quantity::text, event_at, is_flow from (
  select split_part(symbol, '/', 1) as asset, case side when 'buy' then quantity else -quantity end as quantity,
    event_at, false as is_flow from trade where workspace_id = $1 and symbol not like '%:%'
  union all
  select split_part(symbol, '/', 2), case side when 'buy' then -quantity * price else quantity * price end,
    event_at, false from trade where workspace_id = $1 and symbol not like '%:%'
  union all
  select fee_asset, -fee_amount, event_at, false from trade where workspace_id = $1
  union all
  select asset, case kind when 'deposit' then amount else -amount end, event_at, true
    from cash_flow where workspace_id = $1 and kind in ('deposit', 'withdrawal')
) change where event_at >= $2 order by event_at`;

/**
 * loadEquityHistory estimates the last 90 days of a workspace from what it holds now, its trades and flows, and daily
 * closes. It is an estimate and shown as one: what exchanges no longer report is not in it.
 */
export async function loadEquityHistory(
  db: PoolClient,
  workspaceId: string,
  lines: readonly ValuedLine[],
  asOf: EpochMs,
): Promise<EquityHistoryPoint[]> {
  const { rows } = await db.query<ChangeRow>(CHANGES_SQL, [
    workspaceId,
    new Date(asOf - (HISTORY_DAYS + 2) * 86_400_000),
  ]);
  const changes: QuantityChange[] = rows.map((row) => ({
    asset: row.asset,
    quantity: toNumber(row.quantity),
    eventAt: row.event_at.getTime(),
    isFlow: row.is_flow,
  }));
  const quantities: Record<string, number> = {};
  for (const line of lines) quantities[line.asset] = (quantities[line.asset] ?? 0) + toNumber(line.quantity);
  const assets = [...new Set([...Object.keys(quantities), ...changes.map((change) => change.asset)])];
  const { closes, lastCloseAt } = await loadDailyCloses(assets, asOf, HISTORY_DAYS);
  for (const asset of assets) {
    if (closes[asset] === undefined && isCash(asset)) closes[asset] = Array<number>(HISTORY_DAYS).fill(1);
  }
  return reconstructEquityHistory({ asOf, quantities, changes, dailyCloses: closes, lastCloseAt, days: HISTORY_DAYS });
}
