import type { PoolClient } from "pg";
import type { RecommendationKind, Suggestion } from "@/lib/domain/risk-assessment";
import type { EpochMs } from "@/lib/domain/units";
import type { StoredAdvice } from "@/lib/risk/suggest/advice-rules";

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
select r.id, r.workspace_id, r.kind, r.severity, r.status, r.dedupe_key, r.asset, r.side, r.quantity, r.notional_usd,
  r.is_safety, r.created_at, r.updated_at, r.expires_at, r.snoozed_until, r.accepted_at, r.closed_at, r.filled_quantity,
  r.bundle_id, coalesce((select sum(t.quantity) from trade t where t.workspace_id = r.workspace_id and t.side = r.side
    and t.symbol = substr(r.instrument_id, strpos(r.instrument_id, ':') + 1) and t.event_at >= r.created_at), 0) as filled
from recommendation r where r.workspace_id = any($1) and (r.closed_at is null or r.closed_at >= $2)`;

/** loadAdvice reads a batch's live and recently closed recommendations, by workspace. */
export async function loadAdvice(
  db: PoolClient,
  workspaceIds: readonly string[],
  closedSince: Date,
): Promise<Readonly<Record<string, readonly KnownAdvice[]>>> {
  const { rows } = await db.query<AdviceRow>(LOAD, [workspaceIds, closedSince]);
  const known: Record<string, KnownAdvice[]> = {};
  for (const row of rows) (known[row.workspace_id] ??= []).push(toKnownAdvice(row));
  return known;
}

function toKnownAdvice(row: AdviceRow): KnownAdvice {
  return {
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
  };
}
