import { defineRoute } from "@/lib/api/define-route";
import { seeOther, withCookies } from "@/lib/api/with-cookies";
import { sessionCookie } from "@/lib/identity/session-cookie";
import { encodeSessionToken } from "@/lib/identity/session-token";
import { startDemoSession } from "@/lib/identity/start-demo-session";
import { clientAddress } from "@/lib/platform/client-address";
import { DEMO_SLUG, DEMO_VISITOR_EMAIL } from "@/lib/workspace/demo";

/** A plain form may post here and is sent on to the demo; a script that asks for JSON gets the slug. */
export const POST = defineRoute({
  auth: "none",
  run: async ({ request, clock }) => {
    const claims = await startDemoSession({
      email: DEMO_VISITOR_EMAIL,
      address: clientAddress(request.headers),
      userAgent: request.headers.get("user-agent") ?? "",
      now: clock.now(),
    });
    const cookie = sessionCookie(await encodeSessionToken(claims));
    const wantsJson = request.headers.get("accept")?.includes("application/json") === true;
    return wantsJson ? withCookies({ slug: DEMO_SLUG }, cookie) : seeOther(`/${DEMO_SLUG}/overview`, cookie);
  },
});
