import type { Instrumentation } from "next";
import { EnvironmentError, runtimeEnv } from "@/lib/platform/env";
import { logger } from "@/lib/platform/logger";

/** register runs once before the server takes requests: a wrong configuration stops it here, with one line. */
export function register(): void {
  try {
    runtimeEnv();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

/** onRequestError logs what a page failed with; route handlers log their own (lib/api/problem.ts). */
export const onRequestError: Instrumentation.onRequestError = (error, request, context) => {
  logger("web").error(
    { err: error, method: request.method, path: request.path.split("?")[0], route: context.routePath },
    "page failed",
  );
};
