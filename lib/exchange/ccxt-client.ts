import ccxt, { type Exchange } from "ccxt";
import type { Clock } from "@/lib/platform/clock";
import { runtimeEnv } from "@/lib/platform/env";
import { classifyError, type Classified } from "./classify-error";
import { endpointName, type CallParams, type VenueCall, type VenueEndpoint } from "./client";
import { withConnectionLock } from "./connection-lock";
import { pgRequestGate, type RequestGate } from "./egress";
import { parseJson } from "./parse-json";
import { SafeExchangeError } from "./safe-exchange-error";
import { AnswerTooLarge, sendRequest, type RawAnswer } from "./send-request";
import type { Credentials, VenueWire } from "./venue-wire";
import { wireOf } from "./venue-wires";

const TIMEOUT_MS = 10_000;
/** The venue's clock against ours is measured again after this long, and whenever it refuses our timestamp. */
const SKEW_MAX_AGE_MS = 3_600_000;

export interface CcxtClientOptions {
  venue: string;
  clock: Clock;
  signal?: AbortSignal | undefined;
  /** Absent for public data. `lockId` keeps one private call in flight per key over all workers. */
  account?: { credentials: Credentials; lockId: string } | undefined;
  /** Leaves part of the budget to what a person waits for. Default: public data does, an account does not. */
  isPatient?: boolean | undefined;
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
    const name = endpointName(endpoint);
    const lockId = endpoint.isPrivate ? account?.lockId : undefined;
    await gate.enter({
      venue,
      bucket: endpoint.bucket,
      lockId,
      weight: endpoint.weight,
      endpoint: name,
      isPatient: options.isPatient ?? !endpoint.isPrivate,
      signal,
    });
    try {
      // Not `request`: after one success ccxt's takes Binance's "invalid key" for a temporary ban.
      return await exchange.fetch2(endpoint.path, endpoint.api as string, endpoint.method, { ...params });
    } catch (error) {
      signal?.throwIfAborted();
      const failure = error instanceof CallFailure ? error : unexpected();
      if (failure.retryAfterMs !== undefined)
        await gate.close({
          venue,
          bucket: endpoint.bucket,
          lockId,
          pauseMs: failure.retryAfterMs,
          isBan: failure.isBan,
        });
      if (failure.isClockSkew) skewByVenue.delete(venue);
      throw new SafeExchangeError(failure.kind, venue, name, failure);
    }
  }

  async function measured(endpoint: VenueEndpoint, params: CallParams): Promise<unknown> {
    await alignClock(exchange, endpoint.bucket, { venue, clock, gate, signal });
    try {
      return await once(endpoint, params);
    } catch (error) {
      // Only a refused timestamp forgets the measured difference.
      if (!tellsTime(exchange) || skewByVenue.has(venue)) throw error;
      await alignClock(exchange, endpoint.bucket, { venue, clock, gate, signal });
      return once(endpoint, params);
    }
  }

  return (endpoint, params = {}) =>
    endpoint.isPrivate && account !== undefined
      ? withConnectionLock(account.lockId, () => measured(endpoint, params), signal)
      : once(endpoint, params);
}

function createExchange({ venue, clock, signal, account, timeoutMs = TIMEOUT_MS }: CcxtClientOptions): Exchange {
  const wire = wireOf(venue);
  const Class = (ccxt as unknown as Record<string, new (config: object) => Exchange>)[wire.ccxtClass];
  if (Class === undefined) throw new Error(`ccxt has no exchange "${wire.ccxtClass}"`);
  const exchange = new Class({
    // Our gate paces all workers together; ccxt's limiter knows one instance only.
    enableRateLimit: false,
    ...(account === undefined ? {} : (wire.configOf ?? plainConfig)(account.credentials)),
  });
  const base = runtimeEnv().EXCHANGE_BASE_URL;
  if (base !== undefined) {
    const root = `${base.replace(/\/$/, "")}/${venue}`;
    exchange.urls["api"] = rewriteHosts(exchange.urls["api"], root) as Exchange["urls"]["api"];
  }
  exchange.milliseconds = () => clock.now().getTime();
  // Tokens are stamped in seconds; ccxt leaves the venue's clock out of them.
  exchange.seconds = () =>
    Math.floor((clock.now().getTime() - Number(exchange.options["timeDifference"] ?? 0)) / 1_000);
  if (wire.countsNonces === true) exchange.nonce = () => nextNonce(venue, clock.now().getTime());
  exchange.fetch = (url: string, method = "GET", headers: unknown = undefined, body: unknown = undefined) =>
    fetchJson(
      exchange,
      wire,
      { url, method, headers: headers as Record<string, string>, body: body as string },
      { timeoutMs, signal },
    );
  return exchange;
}

function plainConfig({ apiKey, secret, passphrase }: Credentials): Readonly<Record<string, unknown>> {
  return { apiKey, secret, password: passphrase ?? "" };
}

/** The highest number sent to each venue that counts them: it rises even where the clock stands still or goes back. */
const lastNonce = new Map<string, number>();

function nextNonce(venue: string, now: number): number {
  const nonce = Math.max(now, (lastNonce.get(venue) ?? 0) + 1);
  lastNonce.set(venue, nonce);
  return nonce;
}

/** Venue paths stay, so signatures still verify; only scheme, host and port change. */
function rewriteHosts(api: unknown, base: string): unknown {
  if (typeof api === "string") return api.replace(/^https?:\/\/[^/]+/, base);
  if (typeof api !== "object" || api === null) return api;
  return Object.fromEntries(Object.entries(api).map(([key, value]) => [key, rewriteHosts(value, base)]));
}

const tellsTime = (exchange: Exchange): boolean => exchange.has["fetchTime"] === true;

async function alignClock(
  exchange: Exchange,
  bucket: string,
  { venue, clock, gate, signal }: Pick<CcxtClientOptions, "venue" | "clock" | "signal"> & { gate: RequestGate },
): Promise<void> {
  if (!tellsTime(exchange)) return;
  let skew = skewByVenue.get(venue);
  if (skew === undefined || Math.abs(clock.now().getTime() - skew.measuredAt) > SKEW_MAX_AGE_MS) {
    await gate.enter({ venue, bucket, weight: 1, endpoint: "time", isPatient: false, signal });
    try {
      const differenceMs = Number(await exchange.loadTimeDifference());
      skew = { differenceMs, measuredAt: clock.now().getTime() };
    } catch (error) {
      signal?.throwIfAborted();
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
  wire: VenueWire,
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
  const json = jsonOf(answer.text);
  const isRefusal = answer.status === 401 && wire.refusalText !== undefined && answer.text.trim() === wire.refusalText;
  const ccxtClasses = isRefusal ? REFUSAL_CLASSES : classesOf(exchange, request, answer, json);
  if (answer.status >= 200 && answer.status < 300 && json !== undefined && ccxtClasses.length === 0) return json;
  const venueCode = venueCodeOf(json, wire);
  throw new CallFailure(
    classifyError({
      httpStatus: answer.status,
      isJson: json !== undefined || isRefusal,
      ccxtClasses,
      codeMeaning: venueCode === undefined ? undefined : wire.codes[venueCode],
      isCodeAboveStatus: wire.isCodeAboveStatus === true,
      isLimitStatus: wire.limitStatuses?.includes(answer.status) === true,
      retryAfterHeader: answer.retryAfter,
    }),
    { httpStatus: answer.status, venueCode },
  );
}

/** It does not say which of the two it did not take: the clock is measured once more before the key is doubted. */
const REFUSAL_CLASSES: readonly string[] = ["AuthenticationError", "InvalidNonce"];

/** A JSON object or array, else undefined: a bare string, number or null is no answer of any exchange. */
function jsonOf(text: string): object | undefined {
  try {
    const value = parseJson(text);
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

/** Codes are short words or numbers; anything else could repeat what we sent. */
function venueCodeOf(json: object | undefined, wire: VenueWire): string | undefined {
  const code = json === undefined ? undefined : wire.errorCodeOf(json);
  return code !== undefined && /^-?[\w:. ]{1,60}$/.test(code) ? code : undefined;
}
