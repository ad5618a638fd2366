import ccxt, { type Exchange } from "ccxt";
import type { Clock } from "@/lib/platform/clock";
import { runtimeEnv } from "@/lib/platform/env";
import { classifyError, type Classified } from "./classify-error";
import type { CallParams, VenueCall, VenueEndpoint } from "./client";
import { withConnectionLock } from "./connection-lock";
import { pgRequestGate, type RequestGate } from "./egress";
import { SafeExchangeError } from "./safe-exchange-error";
import { AnswerTooLarge, sendRequest, type RawAnswer } from "./send-request";

const TIMEOUT_MS = 10_000;
/** The venue's clock against ours is measured again after this long, and whenever it refuses our timestamp. */
const SKEW_MAX_AGE_MS = 3_600_000;

/** Credentials are a key in clear, for the length of one job. Never logged, never stored, never in job data. */
export interface Credentials {
  apiKey: string;
  secret: string;
  passphrase?: string;
}

export interface CcxtClientOptions {
  venue: string;
  clock: Clock;
  signal?: AbortSignal | undefined;
  /** Absent for public data. `lockId` keeps one private call in flight per key over all workers. */
  account?: { credentials: Credentials; lockId: string } | undefined;
  gate?: RequestGate | undefined;
  timeoutMs?: number;
}

/** Our clock minus the venue's, measured once per process and hour. */
const skewByVenue = new Map<string, { differenceMs: number; measuredAt: number }>();

/**
 * createCcxtClient returns a function that calls one venue. ccxt signs and knows the venue's error vocabulary; the
 * socket, the pace, the lock and the classification are ours, so no ccxt error, URL or body gets out.
 */
export function createCcxtClient(options: CcxtClientOptions): VenueCall {
  const { venue, clock, signal, account } = options;
  const exchange = createExchange(options);
  const gate = options.gate ?? pgRequestGate;

  async function once(endpoint: VenueEndpoint, params: CallParams): Promise<unknown> {
    const name = `${endpoint.api}/${endpoint.path}`;
    await gate.enter({
      venue,
      bucket: endpoint.bucket,
      weight: endpoint.weight,
      endpoint: name,
      isPatient: !endpoint.isPrivate,
      signal,
    });
    try {
      // Not `request`: after one success ccxt's takes Binance's "invalid key" for a temporary ban.
      return await exchange.fetch2(endpoint.path, endpoint.api, endpoint.method, { ...params });
    } catch (error) {
      signal?.throwIfAborted();
      const failure = error instanceof CallFailure ? error : unexpected();
      if (failure.retryAfterMs !== undefined)
        await gate.close({ venue, bucket: endpoint.bucket, pauseMs: failure.retryAfterMs, isBan: failure.isBan });
      if (failure.isClockSkew) skewByVenue.delete(venue);
      throw new SafeExchangeError(failure.kind, venue, name, failure);
    }
  }

  async function measured(endpoint: VenueEndpoint, params: CallParams): Promise<unknown> {
    await alignClock(exchange, venue, clock, gate, endpoint.bucket);
    try {
      return await once(endpoint, params);
    } catch (error) {
      if (skewByVenue.has(venue)) throw error;
      await alignClock(exchange, venue, clock, gate, endpoint.bucket);
      return once(endpoint, params);
    }
  }

  return (endpoint, params = {}) =>
    endpoint.isPrivate && account !== undefined
      ? withConnectionLock(account.lockId, () => measured(endpoint, params), signal)
      : once(endpoint, params);
}

function createExchange({ venue, clock, signal, account, timeoutMs = TIMEOUT_MS }: CcxtClientOptions): Exchange {
  const Class = (ccxt as unknown as Record<string, new (config: object) => Exchange>)[venue];
  if (Class === undefined) throw new Error(`ccxt has no exchange "${venue}"`);
  const exchange = new Class({
    // Our gate paces all workers together; ccxt's limiter knows one instance only.
    enableRateLimit: false,
    ...(account === undefined
      ? {}
      : {
          apiKey: account.credentials.apiKey,
          secret: account.credentials.secret,
          password: account.credentials.passphrase ?? "",
        }),
  });
  const base = runtimeEnv().EXCHANGE_BASE_URL;
  if (base !== undefined) {
    const root = `${base.replace(/\/$/, "")}/${venue}`;
    exchange.urls["api"] = rewriteHosts(exchange.urls["api"], root) as Exchange["urls"]["api"];
  }
  exchange.milliseconds = () => clock.now().getTime();
  exchange.fetch = (url: string, method = "GET", headers: unknown = undefined, body: unknown = undefined) =>
    fetchJson(
      exchange,
      { url, method, headers: headers as Record<string, string>, body: body as string },
      { timeoutMs, signal },
    );
  return exchange;
}

/** Venue paths stay, so signatures still verify; only scheme, host and port change. */
function rewriteHosts(api: unknown, base: string): unknown {
  if (typeof api === "string") return api.replace(/^https?:\/\/[^/]+/, base);
  if (typeof api !== "object" || api === null) return api;
  return Object.fromEntries(Object.entries(api).map(([key, value]) => [key, rewriteHosts(value, base)]));
}

async function alignClock(
  exchange: Exchange,
  venue: string,
  clock: Clock,
  gate: RequestGate,
  bucket: string,
): Promise<void> {
  if (exchange.has["fetchTime"] !== true) return;
  let skew = skewByVenue.get(venue);
  if (skew === undefined || Math.abs(clock.now().getTime() - skew.measuredAt) > SKEW_MAX_AGE_MS) {
    await gate.enter({ venue, bucket, weight: 1, endpoint: "time", isPatient: false });
    try {
      const differenceMs = Number(await exchange.loadTimeDifference());
      skew = { differenceMs, measuredAt: clock.now().getTime() };
    } catch (error) {
      const failure = error instanceof CallFailure ? error : unexpected();
      throw new SafeExchangeError(failure.kind, venue, "time", failure);
    }
    skewByVenue.set(venue, skew);
  }
  exchange.options["timeDifference"] = skew.differenceMs;
}

/** CallFailure carries a classified failure through ccxt's code; it never leaves this file. */
class CallFailure extends Error implements Classified {
  readonly kind: Classified["kind"];
  readonly retryAfterMs: number | undefined;
  readonly isClockSkew: boolean;
  readonly isBan: boolean;
  readonly httpStatus: number | undefined;
  readonly venueCode: string | undefined;

  constructor(classified: Classified, answer: { httpStatus?: number; venueCode?: string | undefined } = {}) {
    super(classified.kind);
    this.kind = classified.kind;
    this.retryAfterMs = classified.retryAfterMs;
    this.isClockSkew = classified.isClockSkew;
    this.isBan = classified.isBan;
    this.httpStatus = answer.httpStatus;
    this.venueCode = answer.venueCode;
  }
}

/** Whatever else ccxt throws (missing credentials, an endpoint it does not know) is a bug of ours, not of the key. */
function unexpected(): CallFailure {
  return new CallFailure({ kind: "invalid_request", retryAfterMs: undefined, isClockSkew: false, isBan: false });
}

async function fetchJson(
  exchange: Exchange,
  request: { url: string; method: string; headers: Record<string, string> | undefined; body: string | undefined },
  limits: { timeoutMs: number; signal: AbortSignal | undefined },
): Promise<unknown> {
  const answer = await sendRequest({ ...request, headers: request.headers ?? {} }, limits).catch((error: unknown) => {
    limits.signal?.throwIfAborted();
    const isTooLarge = error instanceof AnswerTooLarge;
    throw new CallFailure({
      kind: isTooLarge ? "bad_response" : "unavailable",
      retryAfterMs: undefined,
      isClockSkew: false,
      isBan: false,
    });
  });
  const json = parseJson(answer.text);
  const ccxtClasses = classesOf(exchange, request, answer, json);
  if (answer.status >= 200 && answer.status < 300 && json !== undefined && ccxtClasses.length === 0) return json;
  throw new CallFailure(
    classifyError({
      httpStatus: answer.status,
      isJson: json !== undefined,
      ccxtClasses,
      retryAfterHeader: answer.retryAfter,
    }),
    { httpStatus: answer.status, venueCode: venueCodeOf(json) },
  );
}

/** A JSON object or array, else undefined: a bare string, number or null is no answer of any exchange. */
function parseJson(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What ccxt makes of the body, as class names from the most specific one up; empty when it sees no error. */
function classesOf(
  exchange: Exchange,
  request: { url: string; method: string; headers: Record<string, string> | undefined; body: string | undefined },
  answer: RawAnswer,
  json: object | undefined,
): string[] {
  try {
    exchange.handleErrors(
      answer.status,
      "",
      request.url,
      request.method,
      {},
      answer.text,
      json,
      request.headers ?? {},
      request.body,
    );
    return [];
  } catch (error) {
    return error instanceof Error ? ancestry(error) : [];
  }
}

function ancestry(error: Error): string[] {
  const names: string[] = [];
  for (let at: unknown = error.constructor; typeof at === "function" && at !== Error; at = Object.getPrototypeOf(at)) {
    if (at.name !== "") names.push(at.name);
  }
  return names;
}

function venueCodeOf(json: object | undefined): string | undefined {
  const code: unknown = json === undefined ? undefined : Reflect.get(json, "code");
  return (typeof code === "number" || typeof code === "string") && /^-?\w{1,12}$/.test(String(code))
    ? String(code)
    : undefined;
}
