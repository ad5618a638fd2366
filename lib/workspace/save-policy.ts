import { AppError } from "@/lib/domain/errors";
import { riskPolicySchema, type RiskPolicy } from "@/lib/domain/risk-policy";
import { notifyLive, withWorkspace, type WorkspaceTx } from "@/lib/platform/db";
import type { WorkspaceContext } from "./context";
import { loadPolicy, type PolicyInForce } from "./load-policy";
import { recordAudit } from "./record-audit";
import { requirePermission } from "./require-permission";

export interface SavedPolicy extends PolicyInForce {
  before: RiskPolicy;
}

/**
 * savePolicy makes `policy` the one in force, as a new version beside the old ones, and asks for a fresh assessment.
 * `version` is the version the person had before their eyes: someone else's newer one is a `conflict`, never overwritten.
 */
export async function savePolicy(
  ctx: WorkspaceContext,
  { policy, version }: { policy: RiskPolicy; version: number },
): Promise<SavedPolicy> {
  requirePermission(ctx, "policy.write");
  const saved = await withWorkspace(ctx.workspaceId, (tx) => writePolicy(tx, ctx, { policy, version }));
  await notifyLive([ctx.workspaceId], "policy");
  return saved;
}

/** writePolicy is the body of savePolicy for a caller that already has a transaction and checked the permission. */
export async function writePolicy(
  tx: WorkspaceTx,
  ctx: WorkspaceContext,
  { policy, version }: { policy: RiskPolicy; version: number },
): Promise<SavedPolicy> {
  const after = riskPolicySchema.parse(policy);
  // The row lock makes two writers take turns, so the second sees the first's version instead of a key violation.
  await tx.workspace.update({ where: { id: ctx.workspaceId }, data: { assessDueAt: ctx.clock.now() } });
  const before = await loadPolicy(tx, ctx.workspaceId);
  if (before.version !== version)
    throw new AppError(
      "conflict",
      `The risk policy was changed meanwhile: you edited version ${version}, the one in force is ${before.version}. Reload and apply your change again.`,
      { detail: { version, inForce: before.version } },
    );
  const next = before.version + 1;
  await tx.riskPolicyVersion.create({
    data: {
      workspaceId: ctx.workspaceId,
      version: next,
      policy: after,
      actorUserId: ctx.actor.type === "user" ? ctx.actor.userId : null,
      createdAt: ctx.clock.now(),
    },
  });
  await recordAudit(tx, ctx, { action: "policy.save", targetId: String(next), before: before.policy, after });
  return { policy: after, version: next, before: before.policy };
}
