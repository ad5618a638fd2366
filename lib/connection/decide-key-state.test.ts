import { describe, expect, test } from "vitest";
import { decideKeyState, type KeySighting } from "./decide-key-state";

const NOW = new Date("2026-11-22T12:00:00Z");
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const error = (kind: "auth" | "unavailable" | "rate_limited" | "bad_response", retryAfterMs?: number): KeySighting => ({
  kind: "error",
  error: kind,
  retryAfterMs,
});
const FRESH = { authFailures: 0, lastErrorAt: null };

describe("decideKeyState", () => {
  test.each([
    ["a proven key is active, whatever was before", { authFailures: 5, lastErrorAt: minutesAgo(60) }],
    ["a proven key is active", FRESH],
  ])("%s", (_rule, memory) => {
    const proven: KeySighting = { kind: "read_only", granted: [], isIpBound: null, expiresAt: null };
    expect(decideKeyState(proven, memory, NOW)).toEqual({ status: "active" });
  });

  test("a wider key is never used again", () => {
    const wide: KeySighting = { kind: "over_privileged", granted: [], boxesToUntick: ["Enable Futures"] };
    expect(decideKeyState(wide, FRESH, NOW)).toEqual({ status: "over_privileged", boxesToUntick: ["Enable Futures"] });
  });

  test("an answer that proves nothing stops the reading and says nothing about the key", () => {
    expect(decideKeyState({ kind: "unverifiable", reason: "unknown_scope" }, FRESH, NOW)).toMatchObject({
      status: "unproven",
      isRefusal: false,
    });
  });

  test.each(["unavailable", "rate_limited", "bad_response"] as const)("%s is no word about the key", (kind) => {
    for (let tries = 0; tries < 5; tries += 1)
      expect(decideKeyState(error(kind), { authFailures: tries, lastErrorAt: minutesAgo(60) }, NOW).status).toBe(
        "unknown",
      );
  });

  test("a pause is as long as the venue asked", () => {
    expect(decideKeyState(error("rate_limited", 90_000), FRESH, NOW)).toMatchObject({ retryInMs: 90_000 });
  });

  test("the first refusal is asked again after ten minutes", () => {
    expect(decideKeyState(error("auth"), FRESH, NOW)).toEqual({
      status: "unproven",
      errorCode: "auth",
      isRefusal: true,
      retryInMs: 600_000,
    });
  });

  test("a second refusal within ten minutes does not count yet", () => {
    expect(decideKeyState(error("auth"), { authFailures: 1, lastErrorAt: minutesAgo(4) }, NOW)).toEqual({
      status: "unproven",
      errorCode: "auth",
      isRefusal: false,
      retryInMs: 360_000,
    });
  });

  test("a second refusal after ten minutes makes the key invalid", () => {
    expect(decideKeyState(error("auth"), { authFailures: 1, lastErrorAt: minutesAgo(10) }, NOW)).toEqual({
      status: "key_invalid",
    });
  });
});
