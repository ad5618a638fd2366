import { systemDb } from "@/lib/platform/db";
import { readSystemRows } from "@/lib/platform/read-rows";
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

interface SessionRow {
  userId: string;
  revokedAt: Date | null;
  lastSeenAt: Date;
  expiresAt: Date;
  sessionVersion: number;
  name: string;
  email: string;
  emailVerifiedAt: Date | null;
  isDemo: boolean;
}

const SESSION = `
select s.user_id as "userId", s.revoked_at as "revokedAt", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt",
  u.session_version as "sessionVersion", u.name, u.email, u.email_verified_at as "emailVerifiedAt", u.is_demo as "isDemo"
from session s join app_user u on u.id = s.user_id
where s.id = $1`;

/**
 * loadSession turns a cookie's value into its person, or null. The cookie alone proves nothing: the session must stand
 * in the database, unrevoked, of the person's current session version, neither expired nor idle for 14 days.
 */
export async function loadSession(token: string, now: Date): Promise<SessionUser | null> {
  const claims = await decodeSessionToken(token);
  if (claims === null) return null;
  const { sessionId } = claims;
  const [session] = await readSystemRows<SessionRow>({ name: "session", text: SESSION, values: [sessionId] });
  if (session === undefined || session.userId !== claims.userId || session.revokedAt !== null) return null;
  if (session.sessionVersion !== claims.sessionVersion) return null;
  const idleMs = now.getTime() - session.lastSeenAt.getTime();
  if (session.expiresAt <= now || idleMs > IDLE_LIFETIME_MS) return null;
  if (idleMs > SEEN_RESOLUTION_MS)
    await systemDb().session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { lastSeenAt: now } });
  return {
    userId: session.userId,
    sessionId,
    name: session.name,
    email: session.email,
    isEmailVerified: session.emailVerifiedAt !== null,
    isDemo: session.isDemo,
  };
}
