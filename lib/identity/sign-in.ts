import { createHash } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import { systemDb } from "@/lib/platform/db";
import { consumeRateLimit, refundRateLimit, type RateRule } from "@/lib/platform/rate-limit";
import { emailSchema, presentedPasswordSchema } from "./credentials-schema";
import { verifyPassword } from "./password-hash";
import type { SessionClaims } from "./session-token";
import { startSession } from "./start-session";

const credentialsSchema = z.object({ email: emailSchema, password: presentedPasswordSchema });

export interface SignInInput {
  email: unknown;
  password: unknown;
  /** Where the request comes from; see clientAddress. */
  address: string;
  userAgent: string;
  now: Date;
}

/**
 * signIn checks a password and starts a session. Wrong guesses are limited per person and address with a growing wait
 * (5 a minute, 10 a quarter of an hour, 15 an hour) and to 20 an hour per person over all addresses; right ones are
 * free. An unknown person costs the same time as a wrong password. Throws AppError `invalid_input`, `rate_limited`,
 * `unauthenticated`, or `precondition_failed` when the address still waits for its verification.
 */
export async function signIn({ address, userAgent, now, ...given }: SignInInput): Promise<SessionClaims> {
  const credentials = credentialsSchema.safeParse({ email: given.email, password: given.password });
  if (!credentials.success) throw wrongCredentials();
  const { email, password } = credentials.data;

  const rules = guessingRules(email, address);
  const verdict = await consumeRateLimit(rules, now);
  if (!verdict.isAllowed)
    throw new AppError("rate_limited", `Too many tries: wait ${verdict.retryAfterSeconds} s and try again.`, {
      retryAfterSeconds: verdict.retryAfterSeconds,
    });

  const user = await systemDb().user.findUnique({ where: { email } });
  const isRight = await verifyPassword(user?.passwordHash ?? null, password);
  if (user === null || !isRight) throw wrongCredentials();
  await refundRateLimit(rules, now);
  if (user.emailVerifiedAt === null)
    throw new AppError("precondition_failed", "Confirm your e-mail address first: open the link we sent you.");
  return startSession(systemDb(), { user, userAgent, now });
}

function guessingRules(email: string, address: string): readonly RateRule[] {
  const account = fingerprint(email);
  const pair = fingerprint(`${email}\n${address}`);
  return [
    { key: `sign-in:pair:${pair}:1m`, limit: 5, windowMs: 60_000 },
    { key: `sign-in:pair:${pair}:15m`, limit: 10, windowMs: 15 * 60_000 },
    { key: `sign-in:pair:${pair}:1h`, limit: 15, windowMs: 3_600_000 },
    { key: `sign-in:account:${account}:1h`, limit: 20, windowMs: 3_600_000 },
  ];
}

function fingerprint(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

function wrongCredentials(): AppError {
  return new AppError("unauthenticated", "The e-mail address or the password is wrong.");
}
