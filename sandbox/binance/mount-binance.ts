import { Hono, type Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { RefusedOperation } from "../accounts/account-book";
import { addressOf } from "../address-of";
import { authenticate } from "./authenticate";
import { BinanceError } from "./binance-error";
import { coinMarginedEndpoints } from "./coin-margined-endpoints";
import { conversionEndpoints } from "./conversion-endpoints";
import { earnEndpoints } from "./earn-endpoints";
import type { Endpoint, Venue } from "./endpoint";
import { flowEndpoints } from "./flow-endpoints";
import { futuresAccountEndpoints } from "./futures-account";
import { futuresFundingEndpoints } from "./futures-funding";
import { futuresPublicEndpoints } from "./futures-public";
import { marginEndpoints } from "./margin-endpoints";
import { marginHistoryEndpoints } from "./margin-history";
import { Query } from "./query";
import { spotAccountEndpoints } from "./spot-account";
import { spotPublicEndpoints } from "./spot-public";
import { walletEndpoints } from "./wallet-endpoints";
import { tradingEndpoints } from "./trading-endpoints";
import type { WeightFamily, WeightLimiter } from "./weight-limiter";

/** What the wire needs besides the venue. */
export interface BinanceWire {
  readonly venue: Venue;
  readonly limiter: WeightLimiter;
  /** How far the exchange's clock is off for this call, by a `skew` fault. */
  readonly skewMsOf: (request: Request) => number;
}

/** Largest form body the exchange reads. */
const BODY_MAX_CHARS = 100_000;

/** mountBinance serves the exchange's REST interface below `/binance`. */
export function mountBinance(app: Hono, wire: BinanceWire): void {
  const routes = new Hono();
  for (const endpoint of allEndpoints(wire.venue)) {
    routes.on(endpoint.method, endpoint.path, (c) => answer(c, endpoint, wire));
  }
  routes.all("*", (c) => c.json({ code: -1, msg: `The sandbox has no ${c.req.method} ${c.req.path}.` }, 404));
  app.route("/binance", routes);
}

function allEndpoints(venue: Venue): Endpoint[] {
  return [
    ...spotPublicEndpoints(venue),
    ...spotAccountEndpoints(venue),
    ...walletEndpoints(venue),
    ...flowEndpoints(venue),
    ...conversionEndpoints(venue),
    ...earnEndpoints(venue),
    ...marginEndpoints(venue),
    ...marginHistoryEndpoints(venue),
    ...futuresPublicEndpoints(venue),
    ...futuresFundingEndpoints(venue),
    ...futuresAccountEndpoints(venue),
    ...coinMarginedEndpoints(venue),
    ...tradingEndpoints(venue),
  ];
}

async function answer(c: Context, endpoint: Endpoint, wire: BinanceWire): Promise<Response> {
  try {
    const payload = await readPayload(c);
    const query = new Query(payload);
    const ip = addressOf(c);
    spendWeight(c, endpoint, query, ip, wire);
    if (endpoint.access === "public") return respond(c, endpoint, endpoint.run({ query }), wire);
    const apiKey = c.req.header("x-mbx-apikey");
    const at = wire.venue.now() + wire.skewMsOf(c.req.raw);
    const key = authenticate(wire.venue, { apiKey, payload, ip, access: endpoint.access, at });
    const account = wire.venue.exchange.account(key.accountId);
    if (!account) throw new BinanceError(401, -2015, "Invalid API-key, IP, or permissions for action.");
    if (endpoint.uidWeight !== undefined)
      wire.limiter.spend(key.accountId, "uid", endpoint.uidWeight, wire.venue.now());
    return respond(c, endpoint, endpoint.run({ query, account, key }), wire);
  } catch (error) {
    return refuse(c, error);
  }
}

function respond(c: Context, endpoint: Endpoint, body: unknown, wire: BinanceWire): Response {
  const skewMs = wire.skewMsOf(c.req.raw);
  const isClock = skewMs !== 0 && endpoint.path.endsWith("/time");
  return c.json(isClock ? { serverTime: wire.venue.now() + skewMs } : body);
}

function refuse(c: Context, error: unknown): Response {
  if (error instanceof BinanceError) {
    if (error.retryAfterSeconds !== undefined) c.header("Retry-After", String(error.retryAfterSeconds));
    return c.json({ code: error.code, msg: error.message }, error.status as ContentfulStatusCode);
  }
  if (error instanceof RefusedOperation) return c.json({ code: error.code, msg: error.message }, 400);
  throw error;
}

/** The query string followed by the form body: what the signature is made over. */
async function readPayload(c: Context): Promise<string> {
  const url = c.req.url;
  const mark = url.indexOf("?");
  const query = mark < 0 ? "" : url.slice(mark + 1);
  if (c.req.method === "GET") return query;
  const body = await c.req.text();
  if (body.length > BODY_MAX_CHARS) throw new BinanceError(400, -1101, "Too many parameters sent for this endpoint.");
  return query === "" ? body : `${query}${body === "" ? "" : `&${body}`}`;
}

function spendWeight(c: Context, endpoint: Endpoint, query: Query, ip: string, wire: BinanceWire): void {
  const weight = typeof endpoint.weight === "number" ? endpoint.weight : endpoint.weight(query);
  const family = familyOf(endpoint.path);
  const used = wire.limiter.spend(ip, family, weight, wire.venue.now());
  c.header(family === "sapi" ? "X-SAPI-USED-IP-WEIGHT-1M" : "X-MBX-USED-WEIGHT-1M", String(used));
}

function familyOf(path: string): WeightFamily {
  const first = path.split("/")[1];
  if (first === "sapi" || first === "fapi") return first;
  return first === "api" ? "api" : "dapi";
}
