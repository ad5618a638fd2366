import { createHash } from "node:crypto";
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { runtimeEnv } from "@/lib/platform/env";
import { TOKEN_LIFETIME_MS } from "./mail-token";

/** Separates these tokens from session tokens, which are made with the same secret. */
const SALT = "ballast.pending-sign-up";
const claimsSchema = z.object({ sub: z.string(), pwd: z.string() });

export const PENDING_SIGN_UP_COOKIE = "ballast.pending-sign-up";
export const PENDING_SIGN_UP_LIFETIME_S = TOKEN_LIFETIME_MS.verify_email / 1000;

/**
 * A pending sign-up ties the browser that signed up to the account it made, so that opening the mailed link *there*
 * also signs in. Anybody else who opens the link only confirms the address: someone who registered with a stranger's
 * address never shares an account with them unnoticed. Encrypted, and issued for existing addresses too, so it says
 * nothing about who has an account.
 */
export function encodePendingSignUp({
  userId,
  passwordHash,
}: {
  userId: string;
  passwordHash: string;
}): Promise<string> {
  return encode({
    token: { sub: userId, pwd: fingerprint(passwordHash) },
    secret: runtimeEnv().NEXTAUTH_SECRET,
    salt: SALT,
    maxAge: PENDING_SIGN_UP_LIFETIME_S,
  });
}

/** isPendingSignUpOf is true when `token` was made by the sign-up that set this person's present password. */
export async function isPendingSignUpOf(
  user: { id: string; passwordHash: string },
  token: string | null,
): Promise<boolean> {
  if (token === null) return false;
  const payload = await decode({ token, secret: runtimeEnv().NEXTAUTH_SECRET, salt: SALT }).catch(() => null);
  const claims = claimsSchema.safeParse(payload);
  return claims.success && claims.data.sub === user.id && claims.data.pwd === fingerprint(user.passwordHash);
}

function fingerprint(passwordHash: string): string {
  return createHash("sha256").update(passwordHash).digest("base64url");
}
