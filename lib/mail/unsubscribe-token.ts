import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { runtimeEnv } from "@/lib/platform/env";

const claimsSchema = z.strictObject({ list: z.literal("monday_brief"), workspaceId: z.uuid(), userId: z.uuid() });

/** What an unsubscribe link stops: one list, for one person in one workspace. It opens nothing else. */
export type UnsubscribeClaims = z.infer<typeof claimsSchema>;

/** signUnsubscribeToken makes the token of an unsubscribe link. It does not expire: old mails must work too. */
export function signUnsubscribeToken(claims: UnsubscribeClaims): string {
  const payload = Buffer.from(JSON.stringify(claims)).toString("base64url");
  return `${payload}.${signature(payload).toString("base64url")}`;
}

/** readUnsubscribeToken returns the claims of a token we signed, or null. */
export function readUnsubscribeToken(token: string): UnsubscribeClaims | null {
  const [payload = "", given = ""] = token.split(".");
  const expected = signature(payload);
  const actual = Buffer.from(given, "base64url");
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null;
  const claims = claimsSchema.safeParse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
  return claims.success ? claims.data : null;
}

/** The label keeps this use of the key apart from every other. */
function signature(payload: string): Buffer {
  return createHmac("sha256", runtimeEnv().WEB_SECRET_KEY).update(`ballast/unsubscribe/v1|${payload}`).digest();
}
