import type { RecommendationKind, Suggestion } from "@/lib/domain/risk-assessment";
import type { StoredAdvice } from "@/lib/risk/suggest/advice-rules";

interface StoredAdviceRecord {
  id: string;
  kind: string;
  severity: string;
  status: string;
  dedupeKey: string;
  asset: string | null;
  side: string | null;
  notionalUsd: { toNumber(): number } | null;
  isSafety: boolean;
  createdAt: Date;
  updatedAt: Date;
  expiresAt: Date;
  snoozedUntil: Date | null;
  closedAt: Date | null;
  bundleId: string | null;
}

/** toStoredAdvice turns a row into what the rules of advice know of it. Our own rows are trusted, not re-validated. */
export function toStoredAdvice(row: StoredAdviceRecord): StoredAdvice {
  return {
    id: row.id,
    kind: row.kind as RecommendationKind,
    severity: row.severity as Suggestion["severity"],
    status: row.status,
    dedupeKey: row.dedupeKey,
    asset: row.asset,
    side: row.side as StoredAdvice["side"],
    notionalUsd: row.notionalUsd?.toNumber() ?? null,
    isSafety: row.isSafety,
    createdAt: row.createdAt.getTime(),
    refreshedAt: row.updatedAt.getTime(),
    expiresAt: row.expiresAt.getTime(),
    snoozedUntil: row.snoozedUntil?.getTime() ?? null,
    closedAt: row.closedAt?.getTime() ?? null,
    bundleId: row.bundleId,
  };
}
