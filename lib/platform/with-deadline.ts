/**
 * withDeadline gives `run` a signal that aborts after `timeoutMs` (a TimeoutError) or with `parent`, whichever is first,
 * and lets go of both when `run` ends. Not `AbortSignal.any` with `AbortSignal.timeout`: Node 20 collects that pair as
 * garbage while a request waits on it, and then it never aborts.
 */
export async function withDeadline<T>(
  timeoutMs: number,
  parent: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const follow = (): void => controller.abort(parent?.reason);
  if (parent?.aborted === true) follow();
  parent?.addEventListener("abort", follow, { once: true });
  const timer = setTimeout(
    () => controller.abort(new DOMException(`no end within ${timeoutMs} ms`, "TimeoutError")),
    timeoutMs,
  );
  try {
    return await run(controller.signal);
  } finally {
    clearTimeout(timer);
    parent?.removeEventListener("abort", follow);
  }
}
