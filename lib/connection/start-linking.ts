import { z } from "zod";
import { entitlementsFor } from "@/lib/billing/entitlements";
import { loadPlan } from "@/lib/billing/load-plan";
import { AppError, type FieldIssue } from "@/lib/domain/errors";
import type { AttemptView } from "@/lib/domain/views";
import { findVenue } from "@/lib/exchange/registry";
import type { Venue } from "@/lib/exchange/venue";
import { withWorkspace } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/queue/enqueue";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { recordAudit } from "@/lib/workspace/record-audit";
import { requirePermission } from "@/lib/workspace/require-permission";
import { toAttemptView } from "./connection-view";
import type { CredentialFieldName } from "./credential-scope";
import { sealCredentials } from "./seal-credentials";

/** Ciphertext that nobody has judged by then is thrown away. */
const INTAKE_TTL_MS = 10 * 60_000;

/** Keys are printable ASCII; RSA and Ed25519 secrets are PEM blocks with line ends. */
const secretText = z
  .string()
  .trim()
  .min(8, "is too short for a key")
  .max(4_096, "is too long for a key")
  .regex(/^[\x20-\x7e\r\n]+$/, "has characters that no key has");

export const startLinkingSchema = z.strictObject({
  venue: z.string().max(40),
  label: z
    .string()
    .trim()
    .min(1, "give the account a name")
    .max(60)
    .regex(/^\P{Cc}+$/u, "has control characters"),
  credentials: z.strictObject({
    apiKey: secretText,
    secret: secretText,
    passphrase: secretText.optional(),
  }),
  /** "I made this key read-only": asked for only where the exchange cannot prove it. */
  attested: z.boolean().optional(),
});
export type StartLinkingInput = z.infer<typeof startLinkingSchema>;

/**
 * startLinking takes a key in, sealed: from here on only the worker can open it. Nothing is linked yet; the worker proves
 * what the key may do and decides. Throws `invalid_input` (field named), `plan_limit`, `forbidden`.
 */
export async function startLinking(ctx: WorkspaceContext, input: StartLinkingInput): Promise<AttemptView> {
  requirePermission(ctx, "connection.write");
  const venue = requireVenue(input.venue);
  const values = requireFields(venue, input.credentials);
  const plan = await loadPlan(ctx);
  const limit = entitlementsFor(plan.plan).connections;
  const now = ctx.clock.now();
  const attemptId = newId();
  const sealed = sealCredentials(values, { workspaceId: ctx.workspaceId, subjectId: attemptId });

  const attempt = await withWorkspace(ctx.workspaceId, async (tx) => {
    const used = await tx.connection.count({
      where: { workspaceId: ctx.workspaceId, status: { not: "disconnected" } },
    });
    if (used >= limit) {
      throw new AppError(
        "plan_limit",
        `Your plan links ${limit} ${limit === 1 ? "account" : "accounts"} and ${used} are linked. Disconnect one or change the plan.`,
        { detail: { limit, used, plan: plan.plan } },
      );
    }
    const created = await tx.connectionAttempt.create({
      data: {
        id: attemptId,
        workspaceId: ctx.workspaceId,
        venue: venue.id,
        label: input.label,
        status: "pending",
        attested: input.attested ?? false,
        actorUserId: ctx.actor.type === "user" ? ctx.actor.userId : ctx.workspaceId,
        createdAt: now,
      },
    });
    await tx.connectionIntake.createMany({
      data: sealed.map((box) => ({
        workspaceId: ctx.workspaceId,
        attemptId,
        ...box,
        expiresAt: new Date(now.getTime() + INTAKE_TTL_MS),
      })),
    });
    await recordAudit(tx, ctx, {
      action: "connection.start_linking",
      targetId: attemptId,
      after: { venue: venue.id, label: input.label },
    });
    return created;
  });
  await enqueue("decide-linking", { workspaceId: ctx.workspaceId, attemptId });
  return toAttemptView(attempt);
}

function requireVenue(id: string): Venue {
  const venue = findVenue(id);
  if (venue !== null) return venue;
  const message = `is not an exchange we can link: "${id.slice(0, 40)}"`;
  throw new AppError("invalid_input", `"venue" ${message}`, { fields: [{ field: "venue", message }] });
}

/** Exactly the fields the venue asks for: a surplus one is a mistake, and would be a secret kept for nothing. */
function requireFields(venue: Venue, given: StartLinkingInput["credentials"]): Map<CredentialFieldName, string> {
  const issues: FieldIssue[] = [];
  const values = new Map<CredentialFieldName, string>();
  for (const field of ["apiKey", "secret", "passphrase"] as const) {
    const value = given[field];
    const isAsked = venue.fields.some((each) => each.field === field);
    if (isAsked && value !== undefined) values.set(field, value);
    else if (isAsked) issues.push({ field: `credentials.${field}`, message: `is needed by ${venue.name}` });
    else if (value !== undefined)
      issues.push({ field: `credentials.${field}`, message: `is not used by ${venue.name}` });
  }
  if (issues.length > 0) throw new AppError("invalid_input", "The key is not complete.", { fields: issues });
  return values;
}
