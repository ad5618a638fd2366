import { riskPolicySchema, type RiskPolicy } from "@/lib/domain/risk-policy";
import type { WorkspaceTx } from "@/lib/platform/db";

export interface PolicyInForce {
  policy: RiskPolicy;
  version: number;
}

/** loadPolicy reads the policy in force (the highest version) inside the caller's transaction. Every workspace has one. */
export async function loadPolicy(
  tx: Pick<WorkspaceTx, "riskPolicyVersion">,
  workspaceId: string,
): Promise<PolicyInForce> {
  const row = await tx.riskPolicyVersion.findFirst({ where: { workspaceId }, orderBy: { version: "desc" } });
  if (row === null) throw new Error(`workspace ${workspaceId} has no risk policy`);
  return { policy: riskPolicySchema.parse(row.policy), version: row.version };
}
