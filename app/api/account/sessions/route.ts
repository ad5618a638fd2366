import { z } from "zod";
import { defineRoute } from "@/lib/api/define-route";
import { idParam } from "@/lib/api/id-param";
import { withCookies } from "@/lib/api/with-cookies";
import { listSessions } from "@/lib/identity/list-sessions";
import { refuseDemoVisitor } from "@/lib/identity/refuse-demo-visitor";
import { revokeAllSessions, revokeSession } from "@/lib/identity/revoke-session";
import { clearedSessionCookie } from "@/lib/identity/session-cookie";

export const GET = defineRoute({
  auth: "session",
  run: async ({ user, clock }) => {
    refuseDemoVisitor(user);
    return { sessions: await listSessions(user, clock.now()) };
  },
});

/** Ends the session `id`, or without one every session, this one too. */
export const DELETE = defineRoute({
  auth: "session",
  query: z.strictObject({ id: idParam("session").optional() }),
  run: async ({ user, query, clock }) => {
    refuseDemoVisitor(user);
    if (query.id === undefined) await revokeAllSessions(user.userId, clock.now());
    else await revokeSession({ userId: user.userId, sessionId: query.id }, clock.now());
    const isThisOne = query.id === undefined || query.id === user.sessionId;
    return isThisOne ? withCookies(undefined, clearedSessionCookie()) : undefined;
  },
});
