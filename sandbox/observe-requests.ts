import type { HttpBindings } from "@hono/node-server";
import type { Hono, MiddlewareHandler } from "hono";
import type { FaultBoard } from "./control/faults";
import { playFault } from "./control/play-fault";
import type { RequestLog } from "./control/request-log";
import { SMALL_VENUES } from "./small-venues";

/** What stands between the socket and every imitated service. */
export interface Observation {
  readonly faults: FaultBoard;
  readonly requests: RequestLog;
  readonly now: () => number;
  /** Told when a call meets a `skew` fault. */
  readonly onSkew: (request: Request, skewMs: number) => void;
}

/** observeRequests counts every call to an imitated service and lets it run into the faults asked for. */
export function observeRequests(app: Hono, observation: Observation): void {
  const observe = observer(observation);
  for (const prefix of [
    "/binance/*",
    "/bybit/*",
    "/okx/*",
    "/kraken/*",
    "/krakenfutures/*",
    "/coinbase/*",
    "/kucoin/*",
    "/bitget/*",
    "/gate/*",
    ...SMALL_VENUES.map(({ id }) => `/${id}/*`),
    "/sources/*",
    "/v1/*",
  ])
    app.use(prefix, observe);
}

/** Where each venue's clients put their key. */
const KEY_HEADERS = [
  "x-mbx-apikey",
  "x-bapi-api-key",
  "ok-access-key",
  "x-mexc-apikey",
  "bfx-apikey",
  "api-key",
  "apikey",
  "kc-api-key",
  "access-key",
  "key",
] as const;

function observer({ faults, requests, now, onSkew }: Observation): MiddlewareHandler {
  return async (c, next) => {
    const apiKey =
      KEY_HEADERS.map((name) => c.req.header(name)).find((value) => value !== undefined) ??
      bearer(c.req.header("authorization"));
    const end = requests.begin(apiKey, `${c.req.method} ${c.req.path}`, now());
    (c.env as HttpBindings).outgoing.once("close", end);
    const fault = faults.hit(c.req.path, apiKey);
    if (!fault) return next();
    if (fault.fault !== "skew") return playFault(c, fault, next);
    onSkew(c.req.raw, fault.skewMs);
    return next();
  };
}

function bearer(header: string | undefined): string | undefined {
  if (header?.startsWith("Bearer ") !== true) return undefined;
  const token = header.slice("Bearer ".length);
  return subjectOf(token) ?? token;
}

/** Whose key a signed token names; undefined for a token that is the key itself. */
function subjectOf(token: string): string | undefined {
  const [, claims, signature] = token.split(".");
  if (claims === undefined || signature === undefined) return undefined;
  try {
    const subject: unknown = Reflect.get(Object(JSON.parse(Buffer.from(claims, "base64url").toString())), "sub");
    return typeof subject === "string" ? subject : undefined;
  } catch {
    return undefined;
  }
}
