import type { SystemTx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { SESSION_LIFETIME_S, type SessionClaims } from "./session-token";

const USER_AGENT_LENGTH_MAX = 256;

/** startSession records one sign-in; the claims go into the cookie. */
export async function startSession(
  tx: Pick<SystemTx, "session">,
  { user, userAgent, now }: { user: { id: string; sessionVersion: number }; userAgent: string; now: Date },
): Promise<SessionClaims> {
  const sessionId = newId();
  await tx.session.create({
    data: {
      id: sessionId,
      userId: user.id,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + SESSION_LIFETIME_S * 1000),
      userAgent: userAgent.slice(0, USER_AGENT_LENGTH_MAX),
    },
  });
  return { userId: user.id, sessionId, sessionVersion: user.sessionVersion };
}
