import { AppError } from "@/lib/domain/errors";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";

/** What the queue should do with a job whose handler threw. */
export type Outcome =
  { kind: "retry" } | { kind: "retry-after"; delayMs: number } | { kind: "give-up"; reason: string };

const DEFAULT_PAUSE_MS = 30_000;

/**
 * outcomeOf sorts an error by what the queue should do next, from types and codes, never from message text. What can
 * pass (a venue or our database is down, a deadlock, a timeout) is tried again; a pause does not count as a try; what
 * cannot change by itself (a wrong payload, a row that is gone, a constraint) is given up. Unknown errors are tried again:
 * the catalogue bounds how often.
 */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof SafeExchangeError) return exchangeOutcome(error);
  if (error instanceof AppError) return appOutcome(error);
  const sqlState = sqlStateOf(error);
  if (sqlState !== null && isPermanentSqlState(sqlState)) return { kind: "give-up", reason: `sql ${sqlState}` };
  return { kind: "retry" };
}

function exchangeOutcome(error: SafeExchangeError): Outcome {
  switch (error.kind) {
    case "rate_limited":
      return { kind: "retry-after", delayMs: error.retryAfterMs ?? DEFAULT_PAUSE_MS };
    case "unavailable":
    case "bad_response":
      return { kind: "retry" };
    case "auth":
    case "invalid_request":
    case "unsupported":
      return { kind: "give-up", reason: error.message };
  }
}

function appOutcome(error: AppError): Outcome {
  switch (error.code) {
    case "rate_limited":
      return { kind: "retry-after", delayMs: (error.retryAfterSeconds ?? DEFAULT_PAUSE_MS / 1_000) * 1_000 };
    case "upstream_unavailable":
    case "internal":
    case "conflict":
      return { kind: "retry" };
    case "invalid_input":
    case "unauthenticated":
    case "forbidden":
    case "not_found":
    case "plan_limit":
    case "precondition_failed":
    case "payload_too_large":
      return { kind: "give-up", reason: error.code };
  }
}

/** PostgreSQL's SQLSTATE, from pg's error or from the driver adapter's inside Prisma's (whose own codes are P1000 and up). */
function sqlStateOf(error: unknown): string | null {
  for (let at = error, depth = 0; typeof at === "object" && at !== null && depth < 4; depth += 1) {
    for (const name of ["originalCode", "code"]) {
      const code: unknown = Reflect.get(at, name);
      if (typeof code === "string" && /^(?=.*\d)(?!P[1-9])[0-9A-Z]{5}$/.test(code)) return code;
    }
    at = Reflect.get(at, "cause");
  }
  return null;
}

/** 22 = wrong data, 23 = constraint, 42 = wrong statement or not permitted: the same statement fails the same way. */
function isPermanentSqlState(code: string): boolean {
  return ["22", "23", "42"].includes(code.slice(0, 2));
}
