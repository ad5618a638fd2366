import { z } from "zod";
import { stopBrief } from "@/lib/alert/stop-brief";
import { defineRoute } from "@/lib/api/define-route";
import { seeOther } from "@/lib/api/with-cookies";

const query = z.strictObject({ token: z.string().min(1).max(1_000) });

/** A person who follows the link is asked first: mail scanners open links too. */
export const GET = defineRoute({
  auth: "none",
  query,
  run: ({ query: { token } }) => seeOther(`/unsubscribe?token=${encodeURIComponent(token)}`),
});

/** The mail program's own button posts here (RFC 8058), without Origin or session: the signed token is the proof. */
export const POST = defineRoute({
  auth: "signature",
  query,
  run: async ({ query: { token }, request }) => {
    await stopBrief(token);
    // Our own page posts a plain form and shows the answer; a mail program wants none.
    return request.headers.get("accept")?.includes("text/html") === true ? seeOther("/unsubscribe?done=1") : undefined;
  },
});
