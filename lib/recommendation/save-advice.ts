import type { PoolClient } from "pg";
import type { Suggestion } from "@/lib/domain/risk-assessment";
import { newId } from "@/lib/platform/ids";
import type { WorkspaceAssessment } from "./assess-workspace";
import { describeAdvice } from "./describe-advice";
import type { AdviceChanges, CreatedAdvice, RefreshedAdvice } from "./plan-advice";

const FILL = `
update recommendation r set filled_quantity = c.quantity
from jsonb_to_recordset($1) as c("workspaceId" uuid, id uuid, quantity numeric)
where r.workspace_id = c."workspaceId" and r.id = c.id`;
// One that is already closed stays as it is.
const CLOSE = `
update recommendation r set status = c.status, closed_at = $2, updated_at = $2
from jsonb_to_recordset($1) as c("workspaceId" uuid, id uuid, status text)
where r.workspace_id = c."workspaceId" and r.id = c.id and r.closed_at is null`;
const HOLD = `
update recommendation r set status = 'held', updated_at = $2
from jsonb_to_recordset($1) as c("workspaceId" uuid, id uuid)
where r.workspace_id = c."workspaceId" and r.id = c.id and r.status = 'open'`;
const CREATE = `
insert into recommendation (id, workspace_id, kind, severity, status, dedupe_key, is_safety, asset, instrument_id, side,
  quantity, notional_usd, fee_usd, reasons, numbers, detail, risk_model_version, policy_version, assessment_at,
  created_at, updated_at, expires_at, bundle_id)
select id, workspace_id, kind, severity, status, dedupe_key, is_safety, asset, instrument_id, side, quantity,
  notional_usd, fee_usd, reasons, numbers, detail, risk_model_version, policy_version, assessment_at, $2, $2, expires_at,
  bundle_id
from jsonb_to_recordset($1) as c(id uuid, workspace_id uuid, kind text, severity text, status text, dedupe_key text,
  is_safety bool, asset text, instrument_id text, side text, quantity numeric, notional_usd numeric, fee_usd numeric,
  reasons jsonb, numbers jsonb, detail jsonb, risk_model_version text, policy_version int, assessment_at timestamptz,
  expires_at timestamptz, bundle_id uuid)`;

/*
 * An order that was promised or is half done keeps its size, and with it the steps and figures that led there. So does
 * every order while balances have moved and the trades behind it are not read yet (`behind`): shrinking it now would
 * count what the person has just sold twice, once in the smaller order and once in its fills.
 */
const REFRESH = `
with c as materialized (
  select * from jsonb_to_recordset($1) as c(workspace_id uuid, id uuid, severity text, reasons jsonb, numbers jsonb,
    detail jsonb, expires_at timestamptz, risk_model_version text, policy_version int, quantity numeric,
    notional_usd numeric, fee_usd numeric, instrument_id text, reopen bool)
), behind as materialized (
  select b.workspace_id from (select distinct workspace_id from c) b where exists (
    select 1 from account_snapshot s where s.workspace_id = b.workspace_id and s.received_at > coalesce(
      (select m.updated_at from sync_watermark m
       where m.workspace_id = s.workspace_id and m.connection_id = s.connection_id and m.stream = 'history'), '-infinity'))
), sized as materialized (
  select r.workspace_id, r.id, r.quantity is not null and (r.status = 'accepted' or r.filled_quantity > 0
    or r.workspace_id in (select workspace_id from behind)) as keeps_size
  from recommendation r join c on c.workspace_id = r.workspace_id and c.id = r.id
)
update recommendation r set severity = c.severity, reasons = c.reasons, expires_at = c.expires_at, updated_at = $2,
  assessment_at = $2, risk_model_version = c.risk_model_version, policy_version = c.policy_version,
  numbers = case when keeps_size then r.numbers else c.numbers end,
  detail = case when keeps_size then r.detail else c.detail end,
  quantity = case when keeps_size then r.quantity else c.quantity end,
  notional_usd = case when keeps_size then r.notional_usd else c.notional_usd end,
  fee_usd = case when keeps_size then r.fee_usd else c.fee_usd end,
  instrument_id = case when keeps_size then r.instrument_id else c.instrument_id end,
  status = case when c.reopen then 'open' else r.status end,
  snoozed_until = case when c.reopen then null else r.snoozed_until end
from c join sized on sized.workspace_id = c.workspace_id and sized.id = c.id
where r.workspace_id = c.workspace_id and r.id = c.id and r.closed_at is null`;

/**
 * saveAdvice writes what a batch does to recommendations, in the caller's transaction: at most five statements, whatever
 * its size. What ends is closed before new advice is stored, and fills are noted before an order may change its size.
 */
export async function saveAdvice(db: PoolClient, changes: AdviceChanges, now: Date): Promise<void> {
  const write = async (sql: string, rows: readonly unknown[], ...more: readonly Date[]) => {
    // One JSON text for all rows: cheaper on both sides than an array per column, and far than a statement per row.
    if (rows.length > 0) await db.query(sql, [JSON.stringify(rows), ...more]);
  };
  await write(FILL, changes.filled);
  await write(CLOSE, changes.closed, now);
  await write(REFRESH, changes.refreshed.map(toRefreshedRow), now);
  await write(HOLD, changes.held, now);
  await write(CREATE, changes.created.map(toCreatedRow), now);
}

function toCreatedRow({ item, suggestion, bundleId }: CreatedAdvice) {
  const isHeld = !item.input.account.isComplete && suggestion.side !== null;
  return {
    ...toRow(item, suggestion),
    id: newId(),
    kind: suggestion.kind,
    status: isHeld ? "held" : "open",
    dedupe_key: suggestion.dedupeKey,
    is_safety: suggestion.isSafety,
    asset: suggestion.asset,
    side: suggestion.side,
    assessment_at: new Date(item.input.asOf),
    bundle_id: bundleId,
  };
}

function toRefreshedRow({ id, item, suggestion, reopen }: RefreshedAdvice) {
  return { ...toRow(item, suggestion), id, reopen };
}

function toRow(item: WorkspaceAssessment, suggestion: Suggestion) {
  return {
    workspace_id: item.facts.workspaceId,
    severity: suggestion.severity,
    instrument_id: suggestion.instrumentId,
    quantity: suggestion.quantity,
    notional_usd: suggestion.notionalUsd,
    fee_usd: suggestion.feeUsd,
    reasons: suggestion.reasons,
    numbers: suggestion.numbers,
    detail: describeAdvice(item, suggestion),
    risk_model_version: item.assessment.riskModelVersion,
    policy_version: item.facts.policyVersion,
    expires_at: new Date(suggestion.expiresAt),
  };
}
