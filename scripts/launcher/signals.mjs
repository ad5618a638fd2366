import { Stopped } from "./failure.mjs";

/**
 * onStopSignal turns SIGINT, SIGTERM and SIGHUP into one abort. A Ctrl-C under npm arrives twice (from the terminal and
 * from npm); the second one must not cut the ordered stop short, so further signals do nothing.
 *
 * @returns {AbortSignal}
 */
export function onStopSignal() {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => controller.abort(new Stopped()));
  // A closed terminal must not turn the last lines into a crash.
  process.stdout.on("error", () => undefined);
  process.stderr.on("error", () => undefined);
  return controller.signal;
}
