import { defineRoute } from "@/lib/api/define-route";
import { seeOther } from "@/lib/api/with-cookies";
import { loadSession } from "@/lib/identity/load-session";
import { revokeSession } from "@/lib/identity/revoke-session";
import { clearedSessionCookie, readCookie, sessionCookieName } from "@/lib/identity/session-cookie";

/** A plain form may post here, so signing out works without JavaScript. Whose session ended already just leaves. */
export const POST = defineRoute({
  auth: "none",
  run: async ({ request, clock }) => {
    const token = readCookie(request.headers.get("cookie"), sessionCookieName());
    const user = token === null ? null : await loadSession(token, clock.now());
    if (user !== null) await revokeSession(user, clock.now());
    return seeOther("/sign-in", clearedSessionCookie());
  },
});
