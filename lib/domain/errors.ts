/** What an operation can refuse with. Each transport maps a code once (`lib/platform/problem.ts` for HTTP). */
export type AppErrorCode =
  | "invalid_input"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "plan_limit"
  | "rate_limited"
  | "precondition_failed"
  | "payload_too_large"
  | "upstream_unavailable"
  | "internal";

export interface FieldIssue {
  /** Path of the offending value, such as `policy.lossLimitFraction`. */
  field: string;
  message: string;
}

export interface AppErrorOptions {
  /** Named fields with what was wrong, for forms. */
  fields?: readonly FieldIssue[];
  /** Machine-readable detail safe to show, such as `{limit: 3, used: 3, plan: "free"}`. */
  detail?: Readonly<Record<string, string | number | boolean | null>>;
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** AppError is an expected failure of an operation. `message` is safe to show to the person who asked. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly fields: readonly FieldIssue[];
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: AppErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.fields = options.fields ?? [];
    this.detail = options.detail ?? {};
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
