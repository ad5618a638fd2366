import { expect } from "vitest";
import type { RequestGate } from "@/lib/exchange/egress";
import { SafeExchangeError, type ExchangeErrorKind } from "@/lib/exchange/safe-exchange-error";

/**
 * FAULT_KINDS is what each fault of `sandbox/control/faults` is to us on any venue. A 401 in no venue's own words says
 * nothing about the key; where the sandbox speaks the venue's, a matrix says `auth` for it.
 */
export const FAULT_KINDS: Readonly<Record<string, ExchangeErrorKind>> = {
  "429": "rate_limited",
  "418": "rate_limited",
  "400": "invalid_request",
  "401": "invalid_request",
  "403html": "unavailable",
  "451": "unavailable",
  "500": "unavailable",
  "502": "unavailable",
  "503": "unavailable",
  "504": "unavailable",
  timeout: "unavailable",
  reset: "unavailable",
  truncated: "unavailable",
  slowloris: "unavailable",
  redirect: "unavailable",
  html200: "bad_response",
  garbage200: "bad_response",
  empty200: "bad_response",
  null200: "bad_response",
};

/** JSON of another shape: the socket cannot tell, the parser must. */
export const SHAPE_FAULTS: readonly string[] = ["array200", "object200", "wrongtypes"];
/** Ten megabytes, and a hundred zipped. */
export const HEAVY_FAULTS: readonly string[] = ["hugebody", "gzipbomb"];

/** openGate lets every call out at once and remembers when it was told to close. */
export function openGate(): RequestGate & { closed: { pauseMs: number; isBan: boolean }[] } {
  const closed: { pauseMs: number; isBan: boolean }[] = [];
  return {
    closed,
    enter: () => Promise.resolve(),
    close: ({ pauseMs, isBan }) => {
      closed.push({ pauseMs, isBan });
      return Promise.resolve();
    },
  };
}

/** settled gives what a call came to, thrown or not. */
export async function settled(run: () => Promise<unknown>): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    return error;
  }
}

/** failureOf gives the failure of a call that must fail. Anything but a SafeExchangeError fails the test. */
export async function failureOf(run: () => Promise<unknown>): Promise<SafeExchangeError> {
  const seen = await settled(run);
  if (seen instanceof SafeExchangeError) return seen;
  throw new Error(`expected a SafeExchangeError, got ${seen instanceof Error ? String(seen) : JSON.stringify(seen)}`);
}

/** expectNothingLeaks looks for words that may not leave lib/exchange in everything an error says of itself. */
export function expectNothingLeaks(error: unknown, words: readonly string[]): void {
  if (!(error instanceof SafeExchangeError)) throw new Error(`expected a SafeExchangeError, got ${String(error)}`);
  const text = `${error.message} ${error.stack ?? ""} ${JSON.stringify(error)} ${String(error.cause)}`;
  for (const word of [...words, "ignature="]) expect(text).not.toContain(word);
  expect(error.cause).toBeUndefined();
}
