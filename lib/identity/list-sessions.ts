import type { SessionView } from "@/lib/domain/views";
import { systemDb } from "@/lib/platform/db";
import { encodeId } from "@/lib/platform/ids";

const SESSIONS_MAX = 50;

/** listSessions shows a person where they are signed in, most recently used first. */
export async function listSessions(
  user: { userId: string; sessionId: string },
  now: Date,
): Promise<readonly SessionView[]> {
  const rows = await systemDb().session.findMany({
    where: { userId: user.userId, revokedAt: null, expiresAt: { gt: now } },
    orderBy: { lastSeenAt: "desc" },
    take: SESSIONS_MAX,
  });
  return rows.map((row) => ({
    id: encodeId("session", row.id),
    createdAt: row.createdAt.getTime(),
    lastSeenAt: row.lastSeenAt.getTime(),
    userAgent: row.userAgent,
    isCurrent: row.id === user.sessionId,
  }));
}
