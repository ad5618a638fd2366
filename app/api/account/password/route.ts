import { z } from "zod";
import { defineRoute } from "@/lib/api/define-route";
import { withCookies } from "@/lib/api/with-cookies";
import { changePassword } from "@/lib/identity/change-password";
import { passwordSchema, presentedPasswordSchema } from "@/lib/identity/credentials-schema";
import { sessionCookie } from "@/lib/identity/session-cookie";
import { encodeSessionToken } from "@/lib/identity/session-token";

export const POST = defineRoute({
  auth: "session",
  body: z.strictObject({ currentPassword: presentedPasswordSchema, newPassword: passwordSchema }),
  run: async ({ user, body, request, clock }) => {
    const userAgent = request.headers.get("user-agent") ?? "";
    const claims = await changePassword(user, { ...body, userAgent, now: clock.now() });
    return withCookies(undefined, sessionCookie(await encodeSessionToken(claims)));
  },
});
