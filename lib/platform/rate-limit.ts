import { systemDb } from "./db";

/** RateRule allows `limit` uses of `key` per fixed window. Keys hold no personal data: hash what identifies someone. */
export interface RateRule {
  key: string;
  limit: number;
  windowMs: number;
}

export type RateVerdict = { isAllowed: true } | { isAllowed: false; retryAfterSeconds: number };

/**
 * consumeRateLimit counts one use under each rule, in order, and stops at the first that is used up. Rules with ever
 * longer windows make the wait grow with persistence, without ever locking anybody out for good. Counting is atomic in
 * PostgreSQL, so parallel requests on many web processes share one count.
 */
export async function consumeRateLimit(rules: readonly RateRule[], now: Date): Promise<RateVerdict> {
  for (const { key, limit, windowMs } of rules) {
    const windowStart = startOfWindow(now, windowMs);
    const { count } = await systemDb().rateLimit.upsert({
      where: { key_windowStart: { key, windowStart } },
      create: { key, windowStart, count: 1 },
      update: { count: { increment: 1 } },
    });
    if (count > limit) {
      const waitMs = windowStart.getTime() + windowMs - now.getTime();
      return { isAllowed: false, retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) };
    }
  }
  return { isAllowed: true };
}

/** refundRateLimit takes one use back under each rule: a right password is no guess. */
export async function refundRateLimit(rules: readonly RateRule[], now: Date): Promise<void> {
  for (const { key, windowMs } of rules)
    await systemDb().rateLimit.updateMany({
      where: { key, windowStart: startOfWindow(now, windowMs), count: { gt: 0 } },
      data: { count: { decrement: 1 } },
    });
}

function startOfWindow(now: Date, windowMs: number): Date {
  return new Date(Math.floor(now.getTime() / windowMs) * windowMs);
}
