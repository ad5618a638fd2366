import { systemDb } from "@/lib/platform/db";
import { decodeSessionToken } from "./session-token";

/** A session nobody used for this long is over. */
const IDLE_LIFETIME_MS = 14 * 24 * 3_600_000;
/** "Last seen" is kept this fresh; finer would cost a write per request. */
const SEEN_RESOLUTION_MS = 5 * 60_000;

/** SessionUser is the person behind a request, as PostgreSQL knows them now. */
export interface SessionUser {
  userId: string;
  sessionId: string;
  name: string;
  email: string;
  isEmailVerified: boolean;
  /** The shared visitor of the demo workspace: has no password and nothing to change. */
  isDemo: boolean;
}

/**
 * loadSession turns a cookie's value into its person, or null. The cookie alone proves nothing: the session must stand
 * in the database, unrevoked, of the person's current session version, neither expired nor idle for 14 days.
 */
export async function loadSession(token: string, now: Date): Promise<SessionUser | null> {
  const claims = await decodeSessionToken(token);
  if (claims === null) return null;
  const session = await systemDb().session.findUnique({ where: { id: claims.sessionId }, include: { user: true } });
  if (session === null || session.userId !== claims.userId || session.revokedAt !== null) return null;
  if (session.user.sessionVersion !== claims.sessionVersion) return null;
  const idleMs = now.getTime() - session.lastSeenAt.getTime();
  if (session.expiresAt <= now || idleMs > IDLE_LIFETIME_MS) return null;
  if (idleMs > SEEN_RESOLUTION_MS)
    await systemDb().session.updateMany({ where: { id: session.id, revokedAt: null }, data: { lastSeenAt: now } });
  const { user } = session;
  return {
    userId: user.id,
    sessionId: session.id,
    name: user.name,
    email: user.email,
    isEmailVerified: user.emailVerifiedAt !== null,
    isDemo: user.isDemo,
  };
}
