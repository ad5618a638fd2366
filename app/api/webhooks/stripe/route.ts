import { defineRoute } from "@/lib/api/define-route";
import { readText } from "@/lib/api/read-json";
import { handleStripeEvent } from "@/lib/billing/handle-event";

const BODY_LIMIT_BYTES = 512 * 1024;

/** The signature is over the body as it came, so it is read as text and parsed by whoever checks it. */
export const POST = defineRoute({
  auth: "signature",
  run: async ({ request, clock }) => {
    const rawBody = await readText(request, BODY_LIMIT_BYTES);
    const signature = request.headers.get("stripe-signature");
    return { result: await handleStripeEvent({ rawBody, signature }, { clock }) };
  },
});
