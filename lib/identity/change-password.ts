import { AppError } from "@/lib/domain/errors";
import { systemDb, withSystem } from "@/lib/platform/db";
import { consumeRateLimit } from "@/lib/platform/rate-limit";
import type { SessionUser } from "./load-session";
import { hashPassword, verifyPassword } from "./password-hash";
import { refuseDemoVisitor } from "./refuse-demo-visitor";
import { endSessions } from "./revoke-session";
import type { SessionClaims } from "./session-token";
import { startSession } from "./start-session";

/**
 * changePassword needs the present password, ends every session and starts a fresh one for this browser, whose claims
 * it returns. Throws AppError `invalid_input` naming `currentPassword`, or `rate_limited` after ten wrong ones an hour.
 */
export async function changePassword(
  user: SessionUser,
  input: { currentPassword: string; newPassword: string; userAgent: string; now: Date },
): Promise<SessionClaims> {
  refuseDemoVisitor(user);
  const { currentPassword, newPassword, userAgent, now } = input;
  const rule = { key: `change-password:${user.userId}:1h`, limit: 10, windowMs: 3_600_000 };
  const verdict = await consumeRateLimit([rule], now);
  if (!verdict.isAllowed)
    throw new AppError("rate_limited", "Too many tries: wait a while, or reset the password by mail.", {
      retryAfterSeconds: verdict.retryAfterSeconds,
    });
  const row = await systemDb().user.findUniqueOrThrow({ where: { id: user.userId } });
  if (!(await verifyPassword(row.passwordHash, currentPassword))) {
    const message = "This is not your present password.";
    throw new AppError("invalid_input", message, { fields: [{ field: "currentPassword", message }] });
  }
  const passwordHash = await hashPassword(newPassword);
  return withSystem(async (tx) => {
    await tx.user.update({ where: { id: user.userId }, data: { passwordHash } });
    await endSessions(tx, user.userId, now);
    const fresh = await tx.user.findUniqueOrThrow({ where: { id: user.userId } });
    return startSession(tx, { user: fresh, userAgent, now });
  });
}
