import { AppError, type AppErrorCode } from "@/lib/domain/errors";
import { isDatabaseUnreachable } from "@/lib/platform/db-error";
import { logger } from "@/lib/platform/logger";

const STATUS: Record<AppErrorCode, number> = {
  invalid_input: 400,
  unauthenticated: 401,
  plan_limit: 402,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition_failed: 412,
  payload_too_large: 413,
  rate_limited: 429,
  internal: 500,
  upstream_unavailable: 503,
};

const TITLE: Record<AppErrorCode, string> = {
  invalid_input: "Something in the request is wrong",
  unauthenticated: "Not signed in",
  plan_limit: "Limit of the plan reached",
  forbidden: "Not allowed",
  not_found: "Not found",
  conflict: "Changed meanwhile",
  precondition_failed: "Not possible yet",
  payload_too_large: "Too large",
  rate_limited: "Too many requests",
  internal: "Something went wrong on our side",
  upstream_unavailable: "A part we depend on does not answer",
};

/**
 * toProblem is the one place where an error becomes an HTTP answer (RFC 9457 problem+json) and the one place where it
 * is logged. What is not an AppError is ours to fix: the person sees the request id, the log has the rest.
 */
export function toProblem(thrown: unknown, request: { requestId: string; method: string; path: string }): Response {
  const error = toAppError(thrown);
  const status = STATUS[error.code];
  const entry = { ...request, code: error.code, status };
  if (status >= 500) logger("api").error({ ...entry, err: error.cause ?? error }, "request failed");
  else logger("api").info({ ...entry, fields: error.fields.map(({ field }) => field) }, "request refused");

  const headers = new Headers({ "content-type": "application/problem+json" });
  if (error.retryAfterSeconds !== undefined) headers.set("retry-after", String(error.retryAfterSeconds));
  const problem = {
    type: `urn:ballast:problem:${error.code}`,
    title: TITLE[error.code],
    status,
    code: error.code,
    detail: error.message,
    ...(error.fields.length === 0 ? {} : { fields: error.fields }),
    ...(Object.keys(error.detail).length === 0 ? {} : { values: error.detail }),
    requestId: request.requestId,
  };
  return new Response(JSON.stringify(problem), { status, headers });
}

function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (isDatabaseUnreachable(thrown))
    return new AppError("upstream_unavailable", "Our database does not answer. Try again in a few seconds.", {
      retryAfterSeconds: 5,
      cause: thrown,
    });
  return new AppError(
    "internal",
    "This failed on our side, not by something you did. Try again; if it stays, write to us with the request id.",
    {
      cause: thrown,
    },
  );
}
