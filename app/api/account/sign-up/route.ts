import { z } from "zod";
import { defineRoute } from "@/lib/api/define-route";
import { withCookies } from "@/lib/api/with-cookies";
import { emailSchema, nameSchema, passwordSchema } from "@/lib/identity/credentials-schema";
import { PENDING_SIGN_UP_COOKIE, PENDING_SIGN_UP_LIFETIME_S } from "@/lib/identity/pending-sign-up";
import { setCookie } from "@/lib/identity/session-cookie";
import { clientAddress } from "@/lib/platform/client-address";
import { signUp } from "@/lib/workspace/sign-up";

export const POST = defineRoute({
  auth: "none",
  body: z.strictObject({ name: nameSchema, email: emailSchema, password: passwordSchema }),
  run: async ({ body, request, clock }) => {
    const { pendingSignUp } = await signUp({ ...body, address: clientAddress(request.headers) }, clock);
    return withCookies(
      { email: body.email },
      setCookie(PENDING_SIGN_UP_COOKIE, pendingSignUp, PENDING_SIGN_UP_LIFETIME_S),
    );
  },
});
