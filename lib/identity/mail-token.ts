import { createHash, randomBytes } from "node:crypto";
import { AppError } from "@/lib/domain/errors";
import type { SystemTx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";

/** What a token out of a mail may do, and for how long. */
export const TOKEN_LIFETIME_MS = { verify_email: 24 * 3_600_000, reset_password: 15 * 60_000 } as const;

export type MailTokenKind = keyof typeof TOKEN_LIFETIME_MS;

/**
 * issueMailToken makes a token of 256 random bits, of which the database keeps the SHA-256 only. Earlier tokens of the
 * same kind stop working: the newest mail is the one that counts.
 */
export async function issueMailToken(
  tx: Pick<SystemTx, "authToken">,
  { userId, kind, now }: { userId: string; kind: MailTokenKind; now: Date },
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await tx.authToken.deleteMany({ where: { userId, kind } });
  await tx.authToken.create({
    data: {
      id: newId(),
      userId,
      kind,
      tokenHash: hashMailToken(token),
      expiresAt: new Date(now.getTime() + TOKEN_LIFETIME_MS[kind]),
      createdAt: now,
    },
  });
  return token;
}

/**
 * useMailToken spends a token and returns whose it was. One update decides, so of two simultaneous clicks one wins.
 * Throws AppError `invalid_input` for a wrong, used or expired one, alike.
 */
export async function useMailToken(
  tx: Pick<SystemTx, "authToken">,
  { token, kind, now }: { token: string; kind: MailTokenKind; now: Date },
): Promise<{ userId: string }> {
  const tokenHash = hashMailToken(token);
  const { count } = await tx.authToken.updateMany({
    where: { tokenHash, kind, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  const row = count === 1 ? await tx.authToken.findUnique({ where: { tokenHash } }) : null;
  if (row === null) {
    const message = "This link was used already, has expired, or is not complete. Ask for a new one.";
    throw new AppError("invalid_input", message, { fields: [{ field: "token", message }] });
  }
  return { userId: row.userId };
}

function hashMailToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
