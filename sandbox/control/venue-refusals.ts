/** Refusal is what a venue answers to a call that it does not take, in its own words. */
interface Refusal {
  readonly status: number;
  readonly body: object;
}

/** The refusals every venue knows: too often, banned for it, a wrong parameter, a bad key, a forbidden region. */
export type RefusalKind = "429" | "418" | "400" | "401" | "451";

const BINANCE: Record<RefusalKind, Refusal> = {
  "429": {
    status: 429,
    body: {
      code: -1003,
      msg: "Too much request weight used; current limit is 6000 request weight per 1 MINUTE.",
    },
  },
  "418": { status: 418, body: { code: -1003, msg: "Way too much request weight used; IP banned." } },
  "400": { status: 400, body: { code: -1100, msg: "Illegal characters found in a parameter." } },
  "401": { status: 401, body: { code: -2015, msg: "Invalid API-key, IP, or permissions for action." } },
  "451": {
    status: 451,
    body: {
      code: 0,
      msg: "Service unavailable from a restricted location according to 'b. Eligibility' in the terms.",
    },
  },
};

const bybit = (status: number, retCode: number, retMsg: string): Refusal => ({
  status,
  body: { retCode, retMsg, result: {}, retExtInfo: {}, time: 0 },
});
const okx = (status: number, code: string, msg: string): Refusal => ({ status, body: { code, msg, data: [] } });

const kraken = (status: number, error: string): Refusal => ({ status, body: { error: [error] } });
const krakenFutures = (status: number, error: string): Refusal => ({
  status,
  body: { result: "error", error, serverTime: "2026-01-01T00:00:00.000Z" },
});
const coinbase = (status: number, error: string, message: string): Refusal => ({
  status,
  body: { error, error_details: message, message },
});

const kucoin = (status: number, code: string, msg: string): Refusal => ({ status, body: { code, msg } });
const bitget = (status: number, code: string, msg: string): Refusal => ({
  status,
  body: { code, msg, requestTime: 0, data: null },
});
const gate = (status: number, label: string, message: string): Refusal => ({ status, body: { label, message } });

/** Venues whose words differ; the others speak like Binance, which is as good as any body a client does not know. */
const OWN_WORDS: Readonly<Record<string, Record<RefusalKind, Refusal>>> = {
  bybit: {
    "429": bybit(429, 10_006, "Too many visits. Exceeded the API Rate Limit."),
    "418": bybit(418, 10_009, "IP has been banned."),
    "400": bybit(200, 10_001, "params error"),
    "401": bybit(200, 10_003, "API key is invalid."),
    "451": bybit(451, 10_024, "The product or service you are seeking to access is not available to you."),
  },
  kraken: {
    "429": kraken(429, "EAPI:Rate limit exceeded"),
    "418": kraken(418, "EGeneral:Temporary lockout"),
    "400": kraken(200, "EGeneral:Invalid arguments"),
    "401": kraken(200, "EAPI:Invalid key"),
    "451": kraken(451, "EService:Unavailable"),
  },
  krakenfutures: {
    "429": krakenFutures(429, "apiLimitExceeded"),
    "418": krakenFutures(418, "apiLimitExceeded"),
    "400": krakenFutures(400, "requiredArgumentMissing"),
    "401": krakenFutures(401, "authenticationError"),
    "451": krakenFutures(451, "unavailable"),
  },
  coinbase: {
    "429": coinbase(429, "RESOURCE_EXHAUSTED", "too many requests"),
    "418": coinbase(418, "RESOURCE_EXHAUSTED", "too many requests"),
    "400": coinbase(400, "INVALID_ARGUMENT", "invalid parameter"),
    "401": coinbase(401, "unauthorized", "invalid key"),
    "451": coinbase(451, "PERMISSION_DENIED", "not available in your region"),
  },
  kucoin: {
    "429": kucoin(429, "429000", "Too many requests in a short period of time"),
    "418": kucoin(418, "429000", "Too many requests in a short period of time"),
    "400": kucoin(400, "400100", "Parameter Error"),
    "401": kucoin(401, "400003", "KC-API-KEY not exists"),
    "451": kucoin(451, "400302", "Our services are currently unavailable in your region."),
  },
  bitget: {
    "429": bitget(429, "429", "Too Many Requests"),
    "418": bitget(418, "429", "Too Many Requests"),
    "400": bitget(400, "40034", "Parameter does not exist"),
    "401": bitget(400, "40006", "Invalid ACCESS_KEY"),
    "451": bitget(451, "40000", "Service is not available in your region"),
  },
  gate: {
    "429": gate(429, "TOO_MANY_REQUESTS", "Request Rate limit Exceeded"),
    "418": gate(418, "TOO_MANY_REQUESTS", "Request Rate limit Exceeded"),
    "400": gate(400, "INVALID_PARAM_VALUE", "Invalid parameter"),
    "401": gate(401, "INVALID_KEY", "Invalid key provided"),
    "451": gate(451, "UNAVAILABLE_REGION", "Service is not available in your region"),
  },
  okx: {
    "429": okx(429, "50011", "Too Many Requests"),
    "418": okx(418, "50011", "Too Many Requests"),
    "400": okx(400, "51000", "Parameter error"),
    "401": okx(401, "50111", "Invalid OK-ACCESS-KEY"),
    "451": okx(451, "50125", "You don't have permission to use this function in your region."),
  },
};

/** refusalOf says how the venue a path belongs to refuses. */
export function refusalOf(path: string, kind: RefusalKind): Refusal {
  return (OWN_WORDS[path.split("/")[1] ?? ""] ?? BINANCE)[kind];
}
