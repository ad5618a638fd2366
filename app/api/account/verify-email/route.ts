import { z } from "zod";
import { defineRoute } from "@/lib/api/define-route";
import { withCookies } from "@/lib/api/with-cookies";
import { mailTokenSchema } from "@/lib/identity/credentials-schema";
import { PENDING_SIGN_UP_COOKIE } from "@/lib/identity/pending-sign-up";
import { readCookie, sessionCookie, setCookie } from "@/lib/identity/session-cookie";
import { encodeSessionToken } from "@/lib/identity/session-token";
import { verifyEmail } from "@/lib/identity/verify-email";

export const POST = defineRoute({
  auth: "none",
  body: z.strictObject({ token: mailTokenSchema }),
  run: async ({ body, request, clock }) => {
    const { email, session } = await verifyEmail({
      token: body.token,
      pendingSignUp: readCookie(request.headers.get("cookie"), PENDING_SIGN_UP_COOKIE),
      userAgent: request.headers.get("user-agent") ?? "",
      now: clock.now(),
    });
    if (session === null) return { email, isSignedIn: false };
    return withCookies(
      { email, isSignedIn: true },
      sessionCookie(await encodeSessionToken(session)),
      setCookie(PENDING_SIGN_UP_COOKIE, "", 0),
    );
  },
});
