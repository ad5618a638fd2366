import { entitlementsFor } from "@/lib/billing/entitlements";
import { loadPlan } from "@/lib/billing/load-plan";
import type { AttemptView } from "@/lib/domain/views";
import { openAccount } from "@/lib/exchange/open-exchange";
import type { Clock } from "@/lib/platform/clock";
import { notifyLive, withWorkspace, type WorkspaceTx } from "@/lib/platform/db";
import type { ConnectionAttemptModel } from "@/lib/platform/generated/models/ConnectionAttempt";
import { newId } from "@/lib/platform/ids";
import { systemContext, type WorkspaceContext } from "@/lib/workspace/context";
import { recordAudit } from "@/lib/workspace/record-audit";
import { FIRST_SYNC } from "./connection-status";
import type { CredentialFieldName } from "./credential-scope";
import type { LinkingReason } from "./linking-reason";
import { CannotOpen } from "./open-credentials";
import { openBoxes, toCredentials } from "./open-linked-account";
import { proveKey, type KeyProof } from "./prove-key";
import { sealCredentials, type SealedField } from "./seal-credentials";

/** A verdict we may still give: nobody else has. */
const UNDECIDED = ["pending", "proving"];

export interface LinkingDecision {
  status: Exclude<AttemptView["status"], "pending" | "proving">;
  connectionId: string | null;
}

/**
 * decideLinking opens a waiting key, proves what it may do, and in one transaction either creates the connection (the key
 * sealed again for it) or records why not. The waiting ciphertext is gone either way. Safe to run twice: the second run
 * finds nothing undecided and returns null. Worker only.
 */
export async function decideLinking(
  { workspaceId, attemptId }: { workspaceId: string; attemptId: string },
  deps: { clock: Clock; signal?: AbortSignal | undefined },
): Promise<LinkingDecision | null> {
  const claimed = await withWorkspace(workspaceId, (tx) => claim(tx, workspaceId, attemptId));
  if (claimed === null) return null;
  const { attempt, boxes, slug } = claimed;
  const ctx = systemContext({ workspaceId, slug }, "decide-linking", deps.clock);
  const values = open(boxes, workspaceId, attemptId);
  const proof: KeyProof =
    values === null
      ? { kind: "failed", reason: "expired" }
      : await proveKey(
          attempt.venue,
          openAccount(attempt.venue, { credentials: toCredentials(values), lockId: attemptId, ...deps }),
          { apiKey: values.get("apiKey") ?? "", attested: attempt.attested, signal: deps.signal },
        );
  const plan = await loadPlan(ctx);
  const decision = await withWorkspace(workspaceId, (tx) =>
    settle(tx, ctx, { attempt, proof, values, connectionLimit: entitlementsFor(plan.plan).connections }),
  );
  if (decision !== null) await notifyLive([workspaceId], "connections");
  return decision;
}

async function claim(tx: WorkspaceTx, workspaceId: string, attemptId: string) {
  const own = { workspaceId, id: attemptId };
  const { count } = await tx.connectionAttempt.updateMany({
    where: { ...own, status: { in: UNDECIDED } },
    data: { status: "proving" },
  });
  const attempt = await tx.connectionAttempt.findUnique({ where: { workspaceId_id: own } });
  const workspace = await tx.workspace.findUnique({ where: { id: workspaceId }, select: { slug: true } });
  if (count === 0 || attempt === null || workspace === null) return null;
  const rows = await tx.connectionIntake.findMany({ where: { workspaceId, attemptId } });
  const boxes = rows.map(({ field, kekId, sealed }) => ({ field: field as CredentialFieldName, kekId, sealed }));
  return { attempt, boxes, slug: workspace.slug };
}

/** Null when the ciphertext is gone (expired) or does not open: then nothing can be proven. */
function open(
  boxes: readonly SealedField[],
  workspaceId: string,
  attemptId: string,
): Map<CredentialFieldName, string> | null {
  if (boxes.length === 0) return null;
  try {
    return openBoxes(boxes, workspaceId, attemptId);
  } catch (error) {
    if (error instanceof CannotOpen) return null;
    throw error;
  }
}

interface Settlement {
  attempt: ConnectionAttemptModel;
  proof: KeyProof;
  values: Map<CredentialFieldName, string> | null;
  connectionLimit: number;
}

async function settle(
  tx: WorkspaceTx,
  ctx: WorkspaceContext,
  { attempt, proof, values, connectionLimit }: Settlement,
): Promise<LinkingDecision | null> {
  const now = ctx.clock.now();
  const { workspaceId } = ctx;
  // The row lock makes two attempts take turns, so neither the limit nor the same account is passed twice.
  await tx.workspace.update({ where: { id: workspaceId }, data: { assessDueAt: now } });
  const obstacle =
    proof.kind === "read_only" ? await findObstacle(tx, workspaceId, proof.accountRef, connectionLimit) : null;
  const isAccepted = proof.kind === "read_only" && obstacle === null && values !== null;
  const status = isAccepted ? "accepted" : proof.kind === "read_only" ? "refused" : proof.kind;
  const reason: LinkingReason | null = proof.kind === "read_only" ? obstacle : proof.reason;
  const boxesToUntick = proof.kind === "refused" ? [...proof.boxesToUntick] : [];
  const { count } = await tx.connectionAttempt.updateMany({
    where: { workspaceId, id: attempt.id, status: { in: UNDECIDED } },
    data: {
      status,
      verdict: { reason, boxesToUntick, proof: isAccepted ? proof.proof : null },
      decidedAt: now,
    },
  });
  if (count === 0) return null;
  await tx.connectionIntake.deleteMany({ where: { workspaceId, attemptId: attempt.id } });
  if (!isAccepted) {
    await recordAudit(tx, ctx, {
      action: "connection.refuse",
      targetId: attempt.id,
      after: { status, reason, boxesToUntick },
    });
    return { status, connectionId: null };
  }
  const connectionId = await createConnection(tx, ctx, attempt, proof, values);
  await tx.connectionAttempt.updateMany({ where: { workspaceId, id: attempt.id }, data: { connectionId } });
  return { status, connectionId };
}

async function findObstacle(
  tx: WorkspaceTx,
  workspaceId: string,
  accountRef: string,
  limit: number,
): Promise<LinkingReason | null> {
  const linked = await tx.connection.findMany({
    where: { workspaceId, status: { not: "disconnected" } },
    select: { permissionDetail: true },
  });
  const isSame = (detail: unknown): boolean =>
    typeof detail === "object" && detail !== null && Reflect.get(detail, "accountRef") === accountRef;
  if (linked.some(({ permissionDetail }) => isSame(permissionDetail))) return "already_linked";
  return linked.length >= limit ? "plan_limit" : null;
}

async function createConnection(
  tx: WorkspaceTx,
  ctx: WorkspaceContext,
  attempt: ConnectionAttemptModel,
  { proof, verdict, accountRef }: Extract<KeyProof, { kind: "read_only" }>,
  values: ReadonlyMap<CredentialFieldName, string>,
): Promise<string> {
  const now = ctx.clock.now();
  const { workspaceId } = ctx;
  const connectionId = newId();
  const keyHint = hintOf(values.get("apiKey") ?? "");
  await tx.connection.create({
    data: {
      id: connectionId,
      workspaceId,
      venue: attempt.venue,
      label: attempt.label,
      status: "active",
      permissionProof: proof,
      permissionDetail: { granted: [...verdict.granted], accountRef },
      isIpBound: verdict.isIpBound,
      keyExpiresAt: verdict.expiresAt === null ? null : new Date(verdict.expiresAt),
      keyHint,
      permissionCheckedAt: now,
      nextSyncAt: now,
      syncProgress: { ...FIRST_SYNC },
      createdAt: now,
    },
  });
  await tx.connectionCredential.createMany({
    data: sealCredentials(values, { workspaceId, subjectId: connectionId }).map((box) => ({
      workspaceId,
      connectionId,
      ...box,
      createdAt: now,
    })),
  });
  await recordAudit(tx, ctx, {
    action: "connection.link",
    targetId: connectionId,
    after: {
      venue: attempt.venue,
      label: attempt.label,
      keyHint,
      attemptId: attempt.id,
      proof,
      ...(proof === "user_attested" ? { attestedBy: attempt.actorUserId } : {}),
    },
  });
  return connectionId;
}

/** `abcd…wxyz`: enough for a person to tell two keys apart. */
function hintOf(apiKey: string): string {
  return apiKey.length < 12 ? "…" : `${apiKey.slice(0, 4)}…${apiKey.slice(-4)}`;
}
