import type { ReasonCode } from "@/lib/domain/reason-code";
import type { BookExposure, HeadlineKind, LadderView, RiskAssessment, RiskInput } from "@/lib/domain/risk-assessment";
import { describeLadder } from "./ladder/describe-ladder";
import { RISK_MODEL_VERSION } from "./version";

const EMPTY_BOOK: BookExposure = {
  currentFraction: 0,
  targetFraction: 0,
  lowFraction: 0,
  highFraction: 0,
  grossFraction: 0,
  assets: [],
  steps: [],
  reasons: [],
};

/** insufficientAssessment is the answer to an input that cannot be computed: the reasons, the ladder as it stands, zeros. */
export function insufficientAssessment(input: RiskInput, reasons: readonly ReasonCode[]): RiskAssessment {
  const isInvalid = reasons.includes("invalid_input");
  return {
    status: "insufficient_data",
    asOf: Number.isFinite(input.asOf) ? input.asOf : 0,
    riskModelVersion: RISK_MODEL_VERSION,
    policyVersion: input.policyVersion,
    headline: headlineFor(input, reasons),
    reasons,
    equityUsd: isInvalid ? 0 : input.account.equityUsd,
    book: EMPTY_BOOK,
    nextTrade: null,
    ladder: isInvalid ? UNKNOWN_LADDER : ladderAsItStands(input),
    riskScore: { score: 0, band: "low", components: [] },
    portfolio: {
      var95Usd: null,
      var99Usd: null,
      es95Usd: null,
      volatilityAnnual: null,
      effectiveBets: null,
      averageCorrelation: null,
      heatFraction: 0,
      clusters: [],
      contributions: [],
      observations: 0,
    },
    suggestions: [],
  };
}

function headlineFor({ account }: RiskInput, reasons: readonly ReasonCode[]): HeadlineKind {
  return account.isComplete && reasons.includes("missing_equity") ? "no_account" : "incomplete_data";
}

/** With unusable numbers not even the ladder can be described: the safe side, nothing new. */
const UNKNOWN_LADDER: LadderView = {
  state: "PRESERVATION",
  exposureMultiplier: 0.25,
  drawdownFraction: 0,
  nextDown: null,
  nextUp: null,
  tradesAllowedToday: 0,
  tradesLeftToday: 0,
  isHighWaterMarkEstimated: false,
};

function ladderAsItStands({ ladder, policy, account }: RiskInput): LadderView {
  return describeLadder(ladder, {
    lossLimitFraction: policy.lossLimitFraction,
    equityUsd: account.equityUsd,
    tradesToday: account.tradesToday,
  });
}
