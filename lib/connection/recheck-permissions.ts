import type { AccountReader } from "@/lib/exchange/client";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import type { Clock } from "@/lib/platform/clock";
import { notifyLive, withWorkspace, type WorkspaceTx } from "@/lib/platform/db";
import type { ConnectionModel } from "@/lib/platform/generated/models/Connection";
import { systemContext, type WorkspaceContext } from "@/lib/workspace/context";
import { recordAudit } from "@/lib/workspace/record-audit";
import { decideKeyState, type KeySighting, type KeyState } from "./decide-key-state";
import type { ConnectionRef } from "./connection-ref";
import { openLinkedAccount } from "./open-linked-account";
import { queueKeyProblemMail } from "./queue-key-problem-mail";

/**
 * recheckPermissions proves a linked key again: daily, before a reading that is overdue for it, and when the exchange
 * refused it. A key that can do more than read is deleted at once and its owner told. Returns the state, or null when
 * there is no key. Worker only.
 */
export async function recheckPermissions(
  ref: ConnectionRef,
  deps: { clock: Clock; signal?: AbortSignal | undefined },
): Promise<KeyState["status"] | null> {
  const loaded = await withWorkspace(ref.workspaceId, async (tx) => ({
    connection: await tx.connection.findUnique({
      where: { workspaceId_id: { workspaceId: ref.workspaceId, id: ref.connectionId } },
    }),
    workspace: await tx.workspace.findUnique({ where: { id: ref.workspaceId }, select: { slug: true } }),
  }));
  const { connection, workspace } = loaded;
  if (connection === null || workspace === null || connection.status === "disconnected") return null;
  const account = await openLinkedAccount({ ...ref, venue: connection.venue }, deps);
  if (account === null) return null;
  const sighting = await look(account, connection.permissionProof === "user_attested");
  const state = decideKeyState(sighting, connection, deps.clock.now());
  const ctx = systemContext({ workspaceId: ref.workspaceId, slug: workspace.slug }, "recheck-permissions", deps.clock);
  await withWorkspace(ref.workspaceId, (tx) => apply(tx, ctx, connection, { sighting, state }));
  if (state.status !== "active" || connection.status !== "active") await notifyLive([ref.workspaceId], "connections");
  return state.status;
}

/** Where the venue tells nothing and a person vouches for the key, it has to read, and that is all there is to see. */
async function look(account: AccountReader, isAttested: boolean): Promise<KeySighting> {
  try {
    const verdict = await account.fetchPermissions();
    if (!isAttested || verdict.kind !== "unverifiable" || verdict.reason !== "no_endpoint") return verdict;
    await account.fetchAccountRef();
    return { kind: "attested" };
  } catch (error) {
    if (!(error instanceof SafeExchangeError)) throw error;
    return { kind: "error", error: error.kind, retryAfterMs: error.retryAfterMs };
  }
}

async function apply(
  tx: WorkspaceTx,
  ctx: WorkspaceContext,
  connection: ConnectionModel,
  { sighting, state }: { sighting: KeySighting; state: KeyState },
): Promise<void> {
  const now = ctx.clock.now();
  const key = { workspaceId: ctx.workspaceId, id: connection.id };
  // A person may have disconnected while we asked.
  const save = (data: Parameters<typeof tx.connection.updateMany>[0]["data"]) =>
    tx.connection.updateMany({ where: { ...key, status: { not: "disconnected" } }, data });
  switch (state.status) {
    case "active":
      await save({ status: "active", authFailures: 0, permissionCheckedAt: now, ...termsOf(sighting) });
      return;
    case "unknown":
      await save({
        lastErrorCode: state.errorCode,
        lastErrorAt: now,
        nextSyncAt: new Date(now.getTime() + state.retryInMs),
      });
      return;
    case "unproven":
      await save({
        status: "needs_attention",
        lastErrorCode: state.errorCode,
        nextSyncAt: new Date(now.getTime() + state.retryInMs),
        // The first refusal starts the clock that the second is measured by.
        ...(state.errorCode !== "auth" || state.isRefusal ? { lastErrorAt: now } : {}),
        ...(state.isRefusal ? { authFailures: { increment: 1 } } : {}),
      });
      return;
    case "key_invalid":
      await save({ status: "key_invalid", lastErrorCode: "auth", lastErrorAt: now, authFailures: { increment: 1 } });
      await queueKeyProblemMail(tx, ctx, connection, { problem: "invalid" });
      break;
    case "over_privileged":
      await save({ status: "over_privileged", lastErrorCode: "over_privileged", lastErrorAt: now });
      await tx.connectionCredential.deleteMany({
        where: { workspaceId: ctx.workspaceId, connectionId: connection.id },
      });
      await queueKeyProblemMail(tx, ctx, connection, {
        problem: "over_privileged",
        boxesToUntick: state.boxesToUntick,
      });
      break;
  }
  await tx.workspace.update({ where: { id: ctx.workspaceId }, data: { assessDueAt: now } });
  await recordAudit(tx, ctx, {
    action: `connection.${state.status}`,
    targetId: connection.id,
    before: { status: connection.status },
    after: state.status === "over_privileged" ? { boxesToUntick: [...state.boxesToUntick] } : {},
  });
}

/** Addresses and the end of a key change at the exchange, without us. */
function termsOf(sighting: KeySighting): { isIpBound?: boolean | null; keyExpiresAt?: Date | null } {
  if (sighting.kind !== "read_only") return {};
  const { isIpBound, expiresAt } = sighting;
  return { isIpBound, keyExpiresAt: expiresAt === null ? null : new Date(expiresAt) };
}
