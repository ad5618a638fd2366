import { setTimeout as sleep } from "node:timers/promises";
import { EXIT_RUN_FAILED, LaunchFailure } from "./failure.mjs";

const POLL_MS = 250;
const ANSWER_TIMEOUT_MS = 5_000;

/**
 * waitUntil asks a URL until it answers as wanted.
 *
 * @param {string} what the thing that is waited for, such as "The web application"
 * @param {string} url
 * @param {{ isReady?: (response: Response) => boolean, timeoutMs: number, giveUp: AbortSignal }} options
 *   `giveUp` ends the waiting when the thing can no longer come
 * @throws {LaunchFailure} with its last answer when the time is over
 */
export async function waitUntil(what, url, { isReady = () => true, timeoutMs, giveUp }) {
  const deadline = Date.now() + timeoutMs;
  let last = "no answer";
  while (Date.now() < deadline) {
    giveUp.throwIfAborted();
    try {
      const response = await fetch(url, { signal: AbortSignal.any([giveUp, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]) });
      const body = await response.text();
      if (isReady(response)) return;
      last = `${response.status} ${body.slice(0, 500)}`;
    } catch (error) {
      last = error.cause?.message ?? error.message;
    }
    giveUp.throwIfAborted();
    await sleep(POLL_MS);
  }
  throw new LaunchFailure(`${what} was not ready after ${timeoutMs / 1000} s; ${url} says: ${last}`, {
    exitCode: EXIT_RUN_FAILED,
  });
}
