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
      const { response, body } = await ask(url, giveUp);
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

/** Not AbortSignal.any with AbortSignal.timeout: Node 20 collects that pair as garbage, and then the request waits for ever. */
async function ask(url, giveUp) {
  const controller = new AbortController();
  const abort = () => controller.abort(giveUp.reason);
  const timer = setTimeout(() => controller.abort(new Error("no answer in time")), ANSWER_TIMEOUT_MS);
  giveUp.addEventListener("abort", abort, { once: true });
  try {
    const response = await fetch(url, { signal: controller.signal });
    return { response, body: await response.text() };
  } finally {
    clearTimeout(timer);
    giveUp.removeEventListener("abort", abort);
  }
}
