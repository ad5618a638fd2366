import type { RecommendationDetailView, RecommendationStatus, RecommendationView } from "@/lib/domain/views";
import type { RecommendationKind } from "@/lib/domain/risk-assessment";
import type { ReasonCode } from "@/lib/domain/reason-code";
import { findVenue } from "@/lib/exchange/registry";
import { encodeId } from "@/lib/platform/ids";

/** The columns of table `recommendation` that a view needs, as Prisma returns them. */
export interface RecommendationRecord {
  id: string;
  kind: string;
  severity: string;
  status: string;
  isSafety: boolean;
  asset: string | null;
  instrumentId: string | null;
  side: string | null;
  quantity: { toFixed(): string } | null;
  filledQuantity: { toFixed(): string };
  notionalUsd: { toNumber(): number } | null;
  feeUsd: { toNumber(): number } | null;
  reasons: unknown;
  numbers: unknown;
  detail: unknown;
  createdAt: Date;
  expiresAt: Date;
  assessmentAt: Date;
  snoozedUntil: Date | null;
  closedAt: Date | null;
  riskModelVersion: string;
  policyVersion: number;
  bundleId: string | null;
}

/** What we store in the `detail` column: the parts only the detail screen shows. */
export type RecommendationDetail = Pick<
  RecommendationDetailView,
  "steps" | "before" | "after" | "ifIgnored" | "inputs"
>;

/** toRecommendationView turns a row into what screens and the API show. Our own rows are trusted, not re-validated. */
export function toRecommendationView(row: Omit<RecommendationRecord, "detail">): RecommendationView {
  const [venue, symbol] = row.instrumentId === null ? [null, null] : splitInstrumentId(row.instrumentId);
  return {
    id: encodeId("recommendation", row.id),
    kind: row.kind as RecommendationKind,
    severity: row.severity as RecommendationView["severity"],
    status: row.status as RecommendationStatus,
    isSafety: row.isSafety,
    asset: row.asset,
    instrumentId: row.instrumentId,
    venueName: venue === null ? null : (findVenue(venue)?.name ?? venue),
    symbol,
    side: row.side as RecommendationView["side"],
    quantity: row.quantity?.toFixed() ?? null,
    filledQuantity: row.filledQuantity.toFixed(),
    notionalUsd: row.notionalUsd?.toNumber() ?? null,
    feeUsd: row.feeUsd?.toNumber() ?? null,
    reasons: row.reasons as readonly ReasonCode[],
    numbers: row.numbers as Readonly<Record<string, number>>,
    createdAt: row.createdAt.getTime(),
    expiresAt: row.expiresAt.getTime(),
    assessmentAt: row.assessmentAt.getTime(),
    snoozedUntil: row.snoozedUntil?.getTime() ?? null,
    closedAt: row.closedAt?.getTime() ?? null,
    riskModelVersion: row.riskModelVersion,
    policyVersion: row.policyVersion,
    bundleId: row.bundleId === null ? null : encodeId("bundle", row.bundleId),
  };
}

/** toRecommendationDetailView adds the stored detail. */
export function toRecommendationDetailView(row: RecommendationRecord): RecommendationDetailView {
  return { ...toRecommendationView(row), ...(row.detail as RecommendationDetail) };
}

function splitInstrumentId(instrumentId: string): [venue: string, symbol: string] {
  const at = instrumentId.indexOf(":");
  return [instrumentId.slice(0, at), instrumentId.slice(at + 1)];
}
