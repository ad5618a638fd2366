import type { RiskAssessment, Suggestion, WaterfallStep } from "@/lib/domain/risk-assessment";

/** `steps` holds those that follow the book's where `followsBook` says so, else all of them. */
type StoredSuggestion = Suggestion & { followsBook?: boolean };

/**
 * StoredRiskAssessment is a RiskAssessment at rest. Every order begins with the steps of the book's target; written out
 * for each of twenty orders they would be nine tenths of the row, so at rest they stand once.
 */
export type StoredRiskAssessment = Omit<RiskAssessment, "suggestions"> & { suggestions: readonly StoredSuggestion[] };

/** toStoredAssessment leaves out of each suggestion the steps it shares with the book. */
export function toStoredAssessment(assessment: RiskAssessment): StoredRiskAssessment {
  const shared = assessment.book.steps;
  return {
    ...assessment,
    suggestions: assessment.suggestions.map((suggestion) =>
      beginsWith(suggestion.steps, shared)
        ? { ...suggestion, steps: suggestion.steps.slice(shared.length), followsBook: true }
        : suggestion,
    ),
  };
}

/** restoreAssessment puts the book's steps back: the assessment as it was made. */
export function restoreAssessment(stored: StoredRiskAssessment): RiskAssessment {
  return {
    ...stored,
    suggestions: stored.suggestions.map(({ followsBook, ...suggestion }) =>
      followsBook === true ? { ...suggestion, steps: [...stored.book.steps, ...suggestion.steps] } : suggestion,
    ),
  };
}

/** By identity: the engine passes the book's very steps on. */
function beginsWith(steps: readonly WaterfallStep[], start: readonly WaterfallStep[]): boolean {
  return start.length > 0 && start.every((step, i) => steps[i] === step);
}
