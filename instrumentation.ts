import type { Instrumentation } from "next";

/** register runs once before the server takes requests: a wrong configuration stops it here, with one line. */
export async function register(): Promise<void> {
  // eslint-disable-next-line no-restricted-syntax -- Next replaces this at build time: its edge bundle must hold no Node code
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { checkConfiguration } = await import("@/lib/api/check-configuration");
  await checkConfiguration();
}

/** onRequestError logs what a page failed with; route handlers log their own (lib/api/problem.ts). */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  // eslint-disable-next-line no-restricted-syntax -- as above
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { logger } = await import("@/lib/platform/logger");
  logger("web").error(
    { err: error, method: request.method, path: request.path.split("?")[0], route: context.routePath },
    "page failed",
  );
};
