import { presetPolicy } from "@/lib/domain/risk-policy";
import type { Role } from "@/lib/domain/views";
import type { Clock } from "@/lib/platform/clock";
import type { WorkspaceTx } from "@/lib/platform/db";
import type { WorkspaceContext } from "./context";
import { nextBriefAt } from "./next-brief-at";
import { recordAudit } from "./record-audit";

export interface NewWorkspace {
  workspaceId: string;
  slug: string;
  name: string;
  ownerId: string;
  isDemo?: boolean;
}

/**
 * createWorkspace writes a workspace, its owner's membership and the first version of its risk policy (Balanced), inside
 * a transaction opened by `withWorkspace(workspaceId, …)`. A taken slug fails on its unique index.
 */
export async function createWorkspace(
  tx: WorkspaceTx,
  { workspaceId, slug, name, ownerId, isDemo = false }: NewWorkspace,
  clock: Clock,
): Promise<WorkspaceContext> {
  const now = clock.now();
  const ctx: WorkspaceContext = { workspaceId, slug, role: "owner", actor: { type: "user", userId: ownerId }, clock };
  await tx.workspace.create({
    data: { id: workspaceId, slug, name, isDemo, assessDueAt: now, nextBriefAt: nextBriefAt(now), createdAt: now },
  });
  await addMember(tx, { workspaceId, userId: ownerId, role: "owner", now });
  await tx.riskPolicyVersion.create({
    data: { workspaceId, version: 1, policy: presetPolicy("balanced"), actorUserId: ownerId, createdAt: now },
  });
  await recordAudit(tx, ctx, { action: "workspace.create", targetId: workspaceId, after: { slug, name } });
  return ctx;
}

/** addMember gives a person a role in a workspace. */
export async function addMember(
  tx: Pick<WorkspaceTx, "membership">,
  { workspaceId, userId, role, now }: { workspaceId: string; userId: string; role: Role; now: Date },
): Promise<void> {
  await tx.membership.create({ data: { workspaceId, userId, role, createdAt: now } });
}
