import { AppError } from "@/lib/domain/errors";
import { systemDb, withSystem, type SystemTx } from "@/lib/platform/db";

/** revokeSession ends one session of a person. A stranger's session, or one that ended already, is `not_found`. */
export async function revokeSession(
  { userId, sessionId }: { userId: string; sessionId: string },
  now: Date,
): Promise<void> {
  const { count } = await systemDb().session.updateMany({
    where: { id: sessionId, userId, revokedAt: null },
    data: { revokedAt: now },
  });
  if (count === 0) throw new AppError("not_found", "There is no such session, or it has ended already.");
}

/** revokeAllSessions signs a person out everywhere, this browser too. Returns how many sessions ended. */
export function revokeAllSessions(userId: string, now: Date): Promise<number> {
  return withSystem((tx) => endSessions(tx, userId, now));
}

/**
 * endSessions revokes every session in the caller's transaction and bumps the person's session version: a cookie made
 * in the same instant is refused as well.
 */
export async function endSessions(tx: Pick<SystemTx, "user" | "session">, userId: string, now: Date): Promise<number> {
  await tx.user.update({ where: { id: userId }, data: { sessionVersion: { increment: 1 } } });
  const { count } = await tx.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now } });
  return count;
}
