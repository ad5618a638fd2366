import type { PoolClient } from "pg";
import type { RecommendationKind, Suggestion } from "@/lib/domain/risk-assessment";
import type { EpochMs } from "@/lib/domain/units";
import { newId } from "@/lib/platform/ids";
import type { StoredAdvice } from "@/lib/risk/suggest/advice-rules";
import { describeAdvice } from "./describe-advice";
import type { WorkspaceAssessment } from "./assess-workspace";

/** KnownAdvice is a stored recommendation with what the exchange shows was traded on it since. */
export interface KnownAdvice extends StoredAdvice {
  workspaceId: string;
  quantity: number | null;
  filledQuantity: number;
  filledBefore: number;
  acceptedAt: EpochMs | null;
}

interface AdviceRow {
  id: string;
  workspace_id: string;
  kind: RecommendationKind;
  severity: Suggestion["severity"];
  status: string;
  dedupe_key: string;
  asset: string | null;
  side: "buy" | "sell" | null;
  quantity: string | null;
  notional_usd: string | null;
  is_safety: boolean;
  created_at: Date;
  updated_at: Date;
  expires_at: Date;
  snoozed_until: Date | null;
  accepted_at: Date | null;
  closed_at: Date | null;
  filled: string;
  filled_quantity: string;
  bundle_id: string | null;
}

/** Live ones, and those closed within the 30 days the cooldowns look back. Fills are trades on its market since. */
const LOAD = `
select r.*, coalesce((select sum(t.quantity) from trade t where t.workspace_id = r.workspace_id and t.side = r.side
    and t.symbol = substr(r.instrument_id, strpos(r.instrument_id, ':') + 1) and t.event_at >= r.created_at), 0) as filled
from recommendation r where r.workspace_id = any($1) and (r.closed_at is null or r.closed_at >= $2)`;

/** loadAdvice reads a batch's live and recently closed recommendations. */
export async function loadAdvice(
  db: PoolClient,
  workspaceIds: readonly string[],
  closedSince: Date,
): Promise<KnownAdvice[]> {
  const { rows } = await db.query<AdviceRow>(LOAD, [workspaceIds, closedSince]);
  return rows.map((row) => ({
    id: row.id,
    workspaceId: row.workspace_id,
    kind: row.kind,
    severity: row.severity,
    status: row.status,
    dedupeKey: row.dedupe_key,
    asset: row.asset,
    side: row.side,
    quantity: row.quantity === null ? null : Number(row.quantity),
    filledQuantity: Number(row.filled),
    filledBefore: Number(row.filled_quantity),
    notionalUsd: row.notional_usd === null ? null : Number(row.notional_usd),
    isSafety: row.is_safety,
    createdAt: row.created_at.getTime(),
    refreshedAt: row.updated_at.getTime(),
    expiresAt: row.expires_at.getTime(),
    snoozedUntil: row.snoozed_until?.getTime() ?? null,
    acceptedAt: row.accepted_at?.getTime() ?? null,
    closedAt: row.closed_at?.getTime() ?? null,
    bundleId: row.bundle_id,
  }));
}

/**
 * createAdvice stores a new recommendation with the numbers and versions it was made on. `joins` is the bundle of an
 * order: the change of the book it is part of.
 */
export async function createAdvice(
  db: PoolClient,
  item: WorkspaceAssessment,
  { suggestion, joins }: { suggestion: Suggestion; joins: string },
  now: Date,
): Promise<string> {
  const id = newId();
  const isHeld = !item.input.account.isComplete && suggestion.side !== null;
  await db.query(
    `insert into recommendation (id, workspace_id, kind, severity, status, dedupe_key, is_safety, asset, instrument_id, side,
       quantity, notional_usd, fee_usd, reasons, numbers, detail, risk_model_version, policy_version, assessment_at,
       created_at, updated_at, expires_at, bundle_id)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$20,$21,$22)`,
    [
      id,
      item.facts.workspaceId,
      suggestion.kind,
      suggestion.severity,
      isHeld ? "held" : "open",
      suggestion.dedupeKey,
      suggestion.isSafety,
      suggestion.asset,
      suggestion.instrumentId,
      suggestion.side,
      suggestion.quantity,
      suggestion.notionalUsd,
      suggestion.feeUsd,
      JSON.stringify(suggestion.reasons),
      JSON.stringify(suggestion.numbers),
      JSON.stringify(describeAdvice(item, suggestion)),
      item.assessment.riskModelVersion,
      item.facts.policyVersion,
      new Date(item.input.asOf),
      now,
      new Date(suggestion.expiresAt),
      suggestion.side === null ? null : joins,
    ],
  );
  return id;
}

/**
 * Balances have moved and the trades behind it are not read yet: shrinking an order now would count what the person has
 * just sold twice, once in the smaller order and once in its fills.
 */
const TRADES_ARE_BEHIND = `exists (select 1 from account_snapshot s where s.workspace_id = $1 and s.received_at > coalesce(
    (select m.updated_at from sync_watermark m
     where m.workspace_id = $1 and m.connection_id = s.connection_id and m.stream = 'history'), '-infinity'))`;
const KEEPS_SIZE = `(quantity is not null and (status = 'accepted' or filled_quantity > 0 or ${TRADES_ARE_BEHIND}))`;

/**
 * refreshAdvice renews the numbers of advice that still stands. An order that was promised or is half done keeps its
 * size, and with it the steps and figures that led there.
 */
export async function refreshAdvice(
  db: PoolClient,
  item: WorkspaceAssessment,
  change: { id: string; suggestion: Suggestion; reopen: boolean },
  now: Date,
): Promise<void> {
  const { id, suggestion, reopen } = change;
  await db.query(
    `update recommendation set severity = $3, reasons = $4, expires_at = $7, updated_at = $8,
       assessment_at = $8, risk_model_version = $9, policy_version = $10,
       numbers = case when ${KEEPS_SIZE} then numbers else $5::jsonb end,
       detail = case when ${KEEPS_SIZE} then detail else $6::jsonb end,
       quantity = case when ${KEEPS_SIZE} then quantity else $11::numeric end,
       notional_usd = case when ${KEEPS_SIZE} then notional_usd else $12::numeric end,
       fee_usd = case when ${KEEPS_SIZE} then fee_usd else $13::numeric end,
       instrument_id = case when ${KEEPS_SIZE} then instrument_id else $14 end,
       status = case when $15 then 'open' else status end,
       snoozed_until = case when $15 then null else snoozed_until end
     where workspace_id = $1 and id = $2 and closed_at is null`,
    [
      item.facts.workspaceId,
      id,
      suggestion.severity,
      JSON.stringify(suggestion.reasons),
      JSON.stringify(suggestion.numbers),
      JSON.stringify(describeAdvice(item, suggestion)),
      new Date(suggestion.expiresAt),
      now,
      item.assessment.riskModelVersion,
      item.facts.policyVersion,
      suggestion.quantity,
      suggestion.notionalUsd,
      suggestion.feeUsd,
      suggestion.instrumentId,
      reopen,
    ],
  );
}

/** closeAdvice ends a live recommendation; one that is already closed stays as it is. */
export async function closeAdvice(
  db: PoolClient,
  key: { workspaceId: string; id: string },
  status: string,
  now: Date,
): Promise<void> {
  await db.query(
    `update recommendation set status = $3, closed_at = $4, updated_at = $4
     where workspace_id = $1 and id = $2 and closed_at is null`,
    [key.workspaceId, key.id, status, now],
  );
}

/** holdAdvice keeps an open order back while equity is incomplete. */
export async function holdAdvice(db: PoolClient, key: { workspaceId: string; id: string }, now: Date): Promise<void> {
  await db.query(
    `update recommendation set status = 'held', updated_at = $3 where workspace_id = $1 and id = $2 and status = 'open'`,
    [key.workspaceId, key.id, now],
  );
}

/** saveFill notes how much of an order the exchange shows as traded. */
export async function saveFill(db: PoolClient, advice: KnownAdvice): Promise<void> {
  await db.query("update recommendation set filled_quantity = $3 where workspace_id = $1 and id = $2", [
    advice.workspaceId,
    advice.id,
    advice.filledQuantity,
  ]);
}
