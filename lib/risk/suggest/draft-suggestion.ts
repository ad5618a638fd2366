import type { RecommendationKind, Suggestion } from "@/lib/domain/risk-assessment";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";

/** An order speaks about today's price, a fact stands until it no longer holds. */
const ORDER_LIFE_DAYS = 3;
const FACT_LIFE_DAYS = 7;

/** SAFETY_KINDS are never limited by a plan and never hidden by a filter. */
const SAFETY_KINDS: readonly RecommendationKind[] = [
  "liquidation_near",
  "ladder_change",
  "key_problem",
  "depeg",
  "volatility_shock",
];

export type SuggestionDraft = Pick<Suggestion, "kind" | "severity" | "reasons" | "numbers"> &
  Partial<Pick<Suggestion, "asset" | "instrumentId" | "side" | "quantity" | "notionalUsd" | "feeUsd" | "steps">> & {
    /** What makes two of one kind different advice; the asset unless said. */
    key?: string;
  };

/** draftSuggestion fills in what every suggestion has. */
export function draftSuggestion(asOf: EpochMs, draft: SuggestionDraft): Suggestion {
  const { kind, severity, reasons, numbers } = draft;
  const isOrder = draft.side !== undefined && draft.side !== null;
  return {
    kind,
    severity,
    reasons,
    numbers,
    asset: draft.asset ?? null,
    instrumentId: draft.instrumentId ?? null,
    side: draft.side ?? null,
    quantity: draft.quantity ?? null,
    notionalUsd: draft.notionalUsd ?? null,
    feeUsd: draft.feeUsd ?? null,
    isSafety: SAFETY_KINDS.includes(kind),
    // Room and re-expansion are one advice under two names.
    dedupeKey: [kind === "re_expand" ? "room_to_add" : kind, draft.key ?? draft.asset ?? "book"].join(":"),
    steps: draft.steps ?? [],
    expiresAt: asOf + (isOrder ? ORDER_LIFE_DAYS : FACT_LIFE_DAYS) * DAY_MS,
  };
}
