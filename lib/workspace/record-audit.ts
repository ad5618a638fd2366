import type { WorkspaceTx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { WorkspaceContext } from "./context";

/** Plain JSON, as read back from the database. Never a secret: keys are named by hint, passwords not at all. */
type AuditValue = string | number | boolean | null | readonly AuditValue[] | { readonly [key: string]: AuditValue };

export interface AuditEntry {
  /** `entity.verb`, such as `policy.save`. */
  action: string;
  targetId?: string;
  before?: { readonly [key: string]: AuditValue };
  after?: { readonly [key: string]: AuditValue };
}

/** recordAudit writes who did what, in the transaction of the deed: either both stand or neither. */
export async function recordAudit(
  tx: Pick<WorkspaceTx, "auditLog">,
  ctx: WorkspaceContext,
  { action, targetId, before, after }: AuditEntry,
): Promise<void> {
  await tx.auditLog.create({
    data: {
      workspaceId: ctx.workspaceId,
      eventAt: ctx.clock.now(),
      id: newId(),
      actorType: ctx.actor.type,
      actorId: ctx.actor.type === "user" ? ctx.actor.userId : ctx.actor.job,
      action,
      ...(targetId === undefined ? {} : { targetId }),
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  });
}
