import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { runtimeEnv } from "@/lib/platform/env";

/** Absolute lifetime of a sign-in; idle sessions end sooner (load-session.ts). */
export const SESSION_LIFETIME_S = 30 * 24 * 3_600;

const claimsSchema = z.object({ sub: z.uuid(), sid: z.uuid(), ver: z.int().min(0) });

/** SessionClaims is all the encrypted cookie says; everything else is read from PostgreSQL on each request. */
export interface SessionClaims {
  userId: string;
  sessionId: string;
  sessionVersion: number;
}

/** toJwt is the payload next-auth encrypts for a session. */
export function toJwt({ userId, sessionId, sessionVersion }: SessionClaims): z.infer<typeof claimsSchema> {
  return { sub: userId, sid: sessionId, ver: sessionVersion };
}

/** encodeSessionToken makes the cookie's value, exactly as next-auth itself would. */
export function encodeSessionToken(claims: SessionClaims): Promise<string> {
  return encode({ token: toJwt(claims), secret: runtimeEnv().NEXTAUTH_SECRET, maxAge: SESSION_LIFETIME_S });
}

/** decodeSessionToken returns null for anything that is not a token of ours, whatever it is. */
export async function decodeSessionToken(token: string): Promise<SessionClaims | null> {
  return fromJwt(await decode({ token, secret: runtimeEnv().NEXTAUTH_SECRET }).catch(() => null));
}

/** fromJwt reads a decrypted payload; null when it is not one of toJwt. */
export function fromJwt(payload: unknown): SessionClaims | null {
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) return null;
  return { userId: claims.data.sub, sessionId: claims.data.sid, sessionVersion: claims.data.ver };
}
