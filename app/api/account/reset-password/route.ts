import { z } from "zod";
import { defineRoute } from "@/lib/api/define-route";
import { withCookies } from "@/lib/api/with-cookies";
import { mailTokenSchema, passwordSchema } from "@/lib/identity/credentials-schema";
import { resetPassword } from "@/lib/identity/reset-password";
import { clearedSessionCookie } from "@/lib/identity/session-cookie";

export const POST = defineRoute({
  auth: "none",
  body: z.strictObject({ token: mailTokenSchema, password: passwordSchema }),
  run: async ({ body, clock }) => {
    await resetPassword({ ...body, now: clock.now() });
    return withCookies(undefined, clearedSessionCookie());
  },
});
