import type { ConnectionModel } from "@/lib/platform/generated/models/Connection";
import type { WorkspaceTx } from "@/lib/platform/db";
import { runtimeEnv } from "@/lib/platform/env";
import { venueOf } from "@/lib/exchange/registry";
import { queueMail } from "@/lib/mail/queue-mail";
import { keyProblemMail, type KeyProblem } from "@/lib/mail/templates/key-problem";
import type { WorkspaceContext } from "@/lib/workspace/context";

/**
 * queueKeyProblemMail tells everybody who may mend a key that it needs mending, in the transaction that noted it. Once per
 * connection, problem and day.
 */
export async function queueKeyProblemMail(
  tx: WorkspaceTx,
  ctx: WorkspaceContext,
  connection: ConnectionModel,
  { problem, boxesToUntick = [] }: { problem: KeyProblem; boxesToUntick?: readonly string[] },
): Promise<void> {
  const now = ctx.clock.now();
  const members = await tx.membership.findMany({
    where: { workspaceId: ctx.workspaceId, role: { in: ["owner", "admin"] } },
    select: { user: { select: { id: true, email: true, isDemo: true } } },
  });
  const content = keyProblemMail({
    problem,
    venueName: venueOf(connection.venue).name,
    connectionLabel: connection.label,
    boxesToUntick,
    expiresAt: connection.keyExpiresAt,
    lastSyncAt: connection.lastSyncAt,
    url: `${runtimeEnv().NEXTAUTH_URL}/${ctx.slug}/settings/connections`,
  });
  const day = now.toISOString().slice(0, 10);
  for (const { user } of members.filter((member) => !member.user.isDemo)) {
    const dedupeKey = `key_problem:${connection.id}:${problem}:${user.id}:${day}`;
    await queueMail(tx, { kind: "key_problem", userId: user.id, to: user.email, content, dedupeKey }, now);
  }
}
