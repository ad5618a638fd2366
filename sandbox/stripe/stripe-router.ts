import { createHash } from "node:crypto";
import type { Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { expandObject } from "./expand";
import { parseFormParams, type FormObject } from "./form-params";
import { settleDue } from "./lifecycle/settle-due";
import type { StripeAccount } from "./stripe-account";
import { StripeError, invalidRequest } from "./stripe-error";
import { newStripeId } from "./stripe-ids";
import { STRIPE_API_VERSION } from "./wire";

/** One API endpoint: decoded parameters in, a wire object out. `id` is the path's id, empty where there is none. */
export type StripeHandler = (params: FormObject, id: string) => object;

interface StoredResponse {
  fingerprint: string;
  status: number;
  body: string;
  storedAtMs: number;
}

const IDEMPOTENCY_WINDOW_MS = 24 * 3_600_000;
const MAX_BODY_BYTES = 256 * 1_024;

export interface StripeRouterDeps {
  account: StripeAccount;
  now: () => number;
  /** Called after each request that may have changed the account. */
  onChange: () => void;
}

/**
 * StripeRouter gives every `/v1` endpoint what Stripe's have in common: key check, form decoding, idempotency keys,
 * expansion and Stripe's error form.
 */
export class StripeRouter {
  private readonly app: Hono;
  private readonly deps: StripeRouterDeps;
  private readonly responses = new Map<string, StoredResponse>();
  private readonly ordered: { prefix: string; status: number; times: number }[] = [];

  constructor(app: Hono, deps: StripeRouterDeps) {
    this.app = app;
    this.deps = deps;
  }

  get(path: string, handler: StripeHandler): void {
    this.app.get(path, (c) => this.handle(c, handler));
  }

  post(path: string, handler: StripeHandler): void {
    this.app.post(path, (c) => this.handle(c, handler));
  }

  delete(path: string, handler: StripeHandler): void {
    this.app.delete(path, (c) => this.handle(c, handler));
  }

  /** Answers everything else under `/v1` as Stripe does. */
  closeNamespace(): void {
    this.app.all("/v1/*", (c) =>
      this.handle(c, () => {
        throw new StripeError(
          404,
          "invalid_request_error",
          `Unrecognized request URL (${c.req.method}: ${c.req.path}). The sandbox implements a part of Stripe's API.`,
        );
      }),
    );
  }

  /** Lets the next `times` requests under a path prefix fail with an HTTP status, as an outage does. */
  failNextRequests(prefix: string, status: number, times: number): void {
    this.ordered.push({ prefix, status, times });
  }

  private async handle(c: Context, handler: StripeHandler): Promise<Response> {
    const requestId = newStripeId("req");
    c.header("Request-Id", requestId);
    c.header("Stripe-Version", c.req.header("Stripe-Version") ?? STRIPE_API_VERSION);
    try {
      requireSecretKey(c.req.header("Authorization"));
      this.failWhenOrdered(c.req.path);
      const encoded = c.req.method === "GET" ? new URL(c.req.url).search.slice(1) : await c.req.text();
      if (encoded.length > MAX_BODY_BYTES)
        throw new StripeError(413, "invalid_request_error", "Request body too large.");
      return this.answer(c, handler, encoded, requestId);
    } catch (error) {
      return errorResponse(c, error);
    }
  }

  private answer(c: Context, handler: StripeHandler, encoded: string, requestId: string): Response {
    const key = c.req.method === "POST" ? c.req.header("Idempotency-Key") : undefined;
    const storedUnder = key === undefined ? undefined : `${c.req.header("Authorization") ?? ""} ${key}`;
    const fingerprint = createHash("sha256").update(`${c.req.method} ${c.req.path} ${encoded}`).digest("hex");
    const earlier = storedUnder === undefined ? undefined : this.earlierResponse(storedUnder, fingerprint, key ?? "");
    if (key !== undefined) c.header("Idempotency-Key", key);
    if (earlier) {
      c.header("Idempotent-Replayed", "true");
      return jsonResponse(c, earlier.status, earlier.body);
    }
    const { account } = this.deps;
    account.origin = { id: requestId, idempotencyKey: key ?? null };
    try {
      settleDue(account);
      const { expand, ...params } = parseFormParams(encoded);
      const result = handler(params, c.req.param("id") ?? "");
      const body = JSON.stringify(expandObject(account, result, expandPaths(expand)));
      this.store(storedUnder, fingerprint, 200, body);
      return jsonResponse(c, 200, body);
    } catch (error) {
      // Stripe stores the result once an operation has begun: a declined charge, not a refused parameter.
      if (error instanceof StripeError && error.httpStatus === 402) {
        this.store(storedUnder, fingerprint, error.httpStatus, JSON.stringify(error));
      }
      throw error;
    } finally {
      account.origin = { id: null, idempotencyKey: null };
      this.deps.onChange();
    }
  }

  private earlierResponse(storedUnder: string, fingerprint: string, key: string): StoredResponse | undefined {
    const earlier = this.responses.get(storedUnder);
    if (!earlier) return undefined;
    if (this.deps.now() - earlier.storedAtMs > IDEMPOTENCY_WINDOW_MS) {
      this.responses.delete(storedUnder);
      return undefined;
    }
    if (earlier.fingerprint === fingerprint) return earlier;
    throw new StripeError(
      400,
      "idempotency_error",
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    );
  }

  private store(storedUnder: string | undefined, fingerprint: string, status: number, body: string): void {
    if (storedUnder === undefined) return;
    this.responses.set(storedUnder, { fingerprint, status, body, storedAtMs: this.deps.now() });
  }

  private failWhenOrdered(path: string): void {
    const order = this.ordered.find((it) => it.times > 0 && path.startsWith(it.prefix));
    if (!order) return;
    order.times -= 1;
    throw new StripeError(order.status, "api_error", "An error was ordered through the sandbox's control API.");
  }
}

/** Bearer or Basic; any `sk_test_…` is this account's key, anything else is refused as Stripe refuses it. */
function requireSecretKey(header: string | undefined): void {
  const [scheme, value = ""] = (header ?? "").split(" ");
  const key =
    scheme?.toLowerCase() === "basic" ? (Buffer.from(value, "base64").toString("utf8").split(":")[0] ?? "") : value;
  if (key === "") {
    throw new StripeError(
      401,
      "invalid_request_error",
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    );
  }
  if (/^sk_test_[\w-]+$/.test(key)) return;
  throw new StripeError(401, "invalid_request_error", `Invalid API Key provided: ${key.slice(0, 7)}****`);
}

function expandPaths(expand: FormObject[string] | undefined): string[] {
  if (expand === undefined) return [];
  const paths = Array.isArray(expand) ? expand : [expand];
  return paths.map((path) => {
    if (typeof path !== "string") throw invalidRequest("Invalid array", { param: "expand" });
    return path;
  });
}

function jsonResponse(c: Context, status: number, body: string): Response {
  c.header("Content-Type", "application/json");
  return c.body(body, status as ContentfulStatusCode);
}

function errorResponse(c: Context, error: unknown): Response {
  const known = error instanceof StripeError ? error : internalError(error);
  return jsonResponse(c, known.httpStatus, JSON.stringify(known));
}

/** A defect of the sandbox itself; its text is shown because only developers talk to a sandbox. */
function internalError(error: unknown): StripeError {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new StripeError(500, "api_error", `The sandbox failed: ${message}`);
}
