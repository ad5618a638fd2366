import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/domain/errors";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { outcomeOf, type Outcome } from "./outcome";

const exchange = (kind: SafeExchangeError["kind"], retryAfterMs?: number) =>
  new SafeExchangeError(kind, "binance", "private/account", { httpStatus: 400, retryAfterMs });
const pgError = (code: string) => Object.assign(new Error("pg"), { code });
/** What Prisma throws around a driver adapter's error. */
const prismaError = (originalCode: string) =>
  Object.assign(new Error("prisma"), { code: "P2010", cause: Object.assign(new Error("adapter"), { originalCode }) });

const TABLE: readonly [rule: string, error: unknown, outcome: Outcome["kind"]][] = [
  ["a venue that is down", exchange("unavailable"), "retry"],
  ["a venue that answers nonsense", exchange("bad_response"), "retry"],
  ["a venue's pause", exchange("rate_limited", 7_000), "retry-after"],
  ["a refused key", exchange("auth"), "give-up"],
  ["our own mistake at a venue", exchange("invalid_request"), "give-up"],
  ["something a venue does not have", exchange("unsupported"), "give-up"],
  ["a row that is gone", new AppError("not_found", "x"), "give-up"],
  ["an input that will not fit next time either", new AppError("invalid_input", "x"), "give-up"],
  ["an upstream that is down", new AppError("upstream_unavailable", "x"), "retry"],
  ["somebody was quicker", new AppError("conflict", "x"), "retry"],
  ["a limit with a time", new AppError("rate_limited", "x", { retryAfterSeconds: 3 }), "retry-after"],
  ["a deadlock", pgError("40P01"), "retry"],
  ["a serialization failure", pgError("40001"), "retry"],
  ["a database that restarts", pgError("57P01"), "retry"],
  ["a lost connection", pgError("ECONNREFUSED"), "retry"],
  ["a unique constraint", pgError("23505"), "give-up"],
  ["a unique constraint behind Prisma", prismaError("23505"), "give-up"],
  ["a restart behind Prisma", prismaError("57P01"), "retry"],
  ["Prisma's own code is no SQLSTATE", Object.assign(new Error("x"), { code: "P2028" }), "retry"],
  ["row-level security", pgError("42501"), "give-up"],
  ["a number out of range", pgError("22003"), "give-up"],
  ["a timeout", new DOMException("timed out", "TimeoutError"), "retry"],
  ["something unknown", new Error("unique constraint 400 invalid"), "retry"],
  ["not even an error", "x", "retry"],
  ["nothing", undefined, "retry"],
];

describe("outcomeOf", () => {
  test.each(TABLE)("%s", (_rule, error, kind) => {
    expect(outcomeOf(error).kind).toBe(kind);
  });

  test("a pause is as long as asked, else half a minute", () => {
    expect(outcomeOf(exchange("rate_limited", 7_000))).toEqual({ kind: "retry-after", delayMs: 7_000 });
    expect(outcomeOf(exchange("rate_limited"))).toEqual({ kind: "retry-after", delayMs: 30_000 });
    expect(outcomeOf(new AppError("rate_limited", "x", { retryAfterSeconds: 3 }))).toMatchObject({ delayMs: 3_000 });
  });
});
