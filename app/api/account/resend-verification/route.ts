import { z } from "zod";
import { defineRoute } from "@/lib/api/define-route";
import { emailSchema } from "@/lib/identity/credentials-schema";
import { resendVerification } from "@/lib/identity/resend-verification";
import { clientAddress } from "@/lib/platform/client-address";

export const POST = defineRoute({
  auth: "none",
  body: z.strictObject({ email: emailSchema }),
  run: ({ body, request, clock }) =>
    resendVerification({ email: body.email, address: clientAddress(request.headers), now: clock.now() }),
});
