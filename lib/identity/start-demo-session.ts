import { AppError } from "@/lib/domain/errors";
import { systemDb } from "@/lib/platform/db";
import { consumeRateLimit } from "@/lib/platform/rate-limit";
import type { SessionClaims } from "./session-token";
import { startSession } from "./start-session";

/**
 * startDemoSession signs a visitor in as the shared, password-less demo user: no sign-up, nothing to change.
 * Throws AppError `rate_limited` beyond 30 an hour from one address, `upstream_unavailable` where no demo is set up.
 */
export async function startDemoSession(input: {
  email: string;
  address: string;
  userAgent: string;
  now: Date;
}): Promise<SessionClaims> {
  const { email, address, userAgent, now } = input;
  const rule = { key: `demo:${address}:1h`, limit: 30, windowMs: 3_600_000 };
  const verdict = await consumeRateLimit([rule], now);
  if (!verdict.isAllowed)
    throw new AppError("rate_limited", "The demo was opened too often from your address: try again later.", {
      retryAfterSeconds: verdict.retryAfterSeconds,
    });
  const user = await systemDb().user.findUnique({ where: { email, isDemo: true } });
  if (user === null) throw new AppError("upstream_unavailable", "There is no demo on this installation yet.");
  return startSession(systemDb(), { user, userAgent, now });
}
