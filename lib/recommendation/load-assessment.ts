import type { RiskAssessment } from "@/lib/domain/risk-assessment";
import type { WorkspaceTx } from "@/lib/platform/db";
import { restoreAssessment, type StoredRiskAssessment } from "./stored-assessment";
import type { StoredInput } from "./stored-input";
import type { StoredValuation } from "./stored-valuation";

export interface StoredAssessment {
  asOf: Date;
  /** Market states by name; `loadRiskInput` brings them back. */
  input: StoredInput;
  assessment: RiskAssessment;
  valuation: StoredValuation;
}

/** loadAssessment reads the current assessment inside the caller's transaction; null before the first one. */
export async function loadAssessment(
  tx: Pick<WorkspaceTx, "assessmentCurrent">,
  workspaceId: string,
): Promise<StoredAssessment | null> {
  const row = await tx.assessmentCurrent.findUnique({ where: { workspaceId } });
  if (row === null) return null;
  // Written by assessWorkspaces under a checked type; the casts are the JSON columns' edge.
  return {
    asOf: row.asOf,
    input: row.input as unknown as StoredInput,
    assessment: restoreAssessment(row.assessment as unknown as StoredRiskAssessment),
    valuation: row.valuation as unknown as StoredValuation,
  };
}
