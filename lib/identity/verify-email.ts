import { withSystem } from "@/lib/platform/db";
import { useMailToken } from "./mail-token";
import { isPendingSignUpOf } from "./pending-sign-up";
import type { SessionClaims } from "./session-token";
import { startSession } from "./start-session";

export interface VerifiedEmail {
  email: string;
  /** A session for the browser that signed up; null anywhere else: the address is confirmed, signing in comes next. */
  session: SessionClaims | null;
}

/** verifyEmail confirms an address by its mailed token. Throws AppError `invalid_input` for a token that is no good. */
export async function verifyEmail(input: {
  token: string;
  pendingSignUp: string | null;
  userAgent: string;
  now: Date;
}): Promise<VerifiedEmail> {
  const { token, pendingSignUp, userAgent, now } = input;
  return withSystem(async (tx) => {
    const { userId } = await useMailToken(tx, { token, kind: "verify_email", now });
    const user = await tx.user.update({ where: { id: userId }, data: { emailVerifiedAt: now } });
    const isSameBrowser = await isPendingSignUpOf(user, pendingSignUp);
    return { email: user.email, session: isSameBrowser ? await startSession(tx, { user, userAgent, now }) : null };
  });
}
