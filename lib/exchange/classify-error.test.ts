import { describe, expect, test } from "vitest";
import { classifyError, type Failure } from "./classify-error";
import type { ExchangeErrorKind } from "./safe-exchange-error";

const failure = (over: Partial<Failure>): Failure => ({
  httpStatus: 200,
  isJson: true,
  ccxtClasses: [],
  retryAfterHeader: null,
  ...over,
});

const AUTH = ["AuthenticationError", "ExchangeError", "BaseError"];
const PERMISSION = ["PermissionDenied", "AuthenticationError", "ExchangeError", "BaseError"];
const GENERIC = ["ExchangeError", "BaseError"];
const DDOS = ["DDoSProtection", "NetworkError", "OperationFailed", "BaseError"];
const NONCE = ["InvalidNonce", "NetworkError", "OperationFailed", "BaseError"];
const SYMBOL = ["BadSymbol", "BadRequest", "ExchangeError", "BaseError"];

const TABLE: readonly [rule: string, given: Partial<Failure>, kind: ExchangeErrorKind][] = [
  ["no answer at all (timeout, reset, DNS) can pass", { httpStatus: undefined }, "unavailable"],
  ["429 pauses, whatever the body says", { httpStatus: 429, ccxtClasses: GENERIC }, "rate_limited"],
  ["418 pauses", { httpStatus: 418, ccxtClasses: DDOS }, "rate_limited"],
  ["500 can pass", { httpStatus: 500, ccxtClasses: GENERIC }, "unavailable"],
  [
    "503 with an authentication body is still the venue's trouble",
    { httpStatus: 503, ccxtClasses: AUTH },
    "unavailable",
  ],
  ["408 can pass", { httpStatus: 408 }, "unavailable"],
  ["403 is a firewall, never a bad key", { httpStatus: 403, ccxtClasses: PERMISSION }, "unavailable"],
  ["451 is a region, never a bad key", { httpStatus: 451, ccxtClasses: AUTH }, "unavailable"],
  ["a redirect is not followed", { httpStatus: 302, isJson: false }, "unavailable"],
  ["401 in HTML is a proxy's word", { httpStatus: 401, isJson: false, ccxtClasses: AUTH }, "unavailable"],
  ["401 in JSON is the exchange's word", { httpStatus: 401, ccxtClasses: AUTH }, "auth"],
  ["400 with an authentication code is the exchange's word", { httpStatus: 400, ccxtClasses: PERMISSION }, "auth"],
  ["200 with an authentication code too", { httpStatus: 200, ccxtClasses: AUTH }, "auth"],
  ["200 in HTML is no answer", { httpStatus: 200, isJson: false }, "bad_response"],
  ["a wrong symbol is our mistake", { httpStatus: 400, ccxtClasses: SYMBOL }, "invalid_request"],
  ["an unknown code on 400 is not retried for ever", { httpStatus: 400, ccxtClasses: GENERIC }, "invalid_request"],
  ["a refused timestamp can pass", { httpStatus: 400, ccxtClasses: NONCE }, "unavailable"],
  ["an unknown path is unsupported", { httpStatus: 404, ccxtClasses: GENERIC }, "unsupported"],
];

describe("classifyError", () => {
  test.each(TABLE)("%s", (_rule, given, kind) => {
    expect(classifyError(failure(given)).kind).toBe(kind);
  });

  test("only a refused timestamp asks for the venue's clock", () => {
    expect(classifyError(failure({ httpStatus: 400, ccxtClasses: NONCE })).isClockSkew).toBe(true);
    expect(classifyError(failure({ httpStatus: 400, ccxtClasses: AUTH })).isClockSkew).toBe(false);
  });

  test("a pause lasts as long as the venue says, else 30 s, for a ban 2 min", () => {
    expect(classifyError(failure({ httpStatus: 429, retryAfterHeader: "7" })).retryAfterMs).toBe(7_000);
    expect(classifyError(failure({ httpStatus: 429 })).retryAfterMs).toBe(30_000);
    expect(classifyError(failure({ httpStatus: 418 }))).toMatchObject({ retryAfterMs: 120_000, isBan: true });
    expect(classifyError(failure({ httpStatus: 500, retryAfterHeader: "7" })).retryAfterMs).toBeUndefined();
  });

  test("a Retry-After that is not a number of seconds does not close the gate for years", () => {
    for (const header of ["Wed, 21 Oct 2099 07:28:00 GMT", "-5", "1e9", "9999999", ""])
      expect(classifyError(failure({ httpStatus: 429, retryAfterHeader: header })).retryAfterMs).toBe(30_000);
  });
});
