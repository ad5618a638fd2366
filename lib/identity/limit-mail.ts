import { createHash } from "node:crypto";
import { AppError } from "@/lib/domain/errors";
import { consumeRateLimit } from "@/lib/platform/rate-limit";

/**
 * limitMailTo keeps strangers from filling somebody's inbox through us: 5 account mails an hour to one address, 20 from
 * one caller. Counted before anybody is looked up, so the limit tells nothing about who has an account.
 * Throws AppError `rate_limited`.
 */
export async function limitMailTo({
  email,
  address,
  now,
}: {
  email: string;
  address: string;
  now: Date;
}): Promise<void> {
  const recipient = createHash("sha256").update(email).digest("base64url").slice(0, 22);
  const verdict = await consumeRateLimit(
    [
      { key: `account-mail:from:${address}:1h`, limit: 20, windowMs: 3_600_000 },
      { key: `account-mail:to:${recipient}:1h`, limit: 5, windowMs: 3_600_000 },
    ],
    now,
  );
  if (verdict.isAllowed) return;
  const minutes = Math.ceil(verdict.retryAfterSeconds / 60);
  throw new AppError("rate_limited", `Too many mails asked for: try again in ${minutes} min.`, {
    retryAfterSeconds: verdict.retryAfterSeconds,
  });
}
