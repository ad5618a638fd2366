import { Hono, type Context } from "hono";
import type { ApiKey } from "./accounts/api-key";
import type { Account } from "./accounts/exchange";
import type { VenueId } from "./accounts/key-text";
import { addressOf } from "./address-of";
import type { Venue } from "./binance/endpoint";

/** Why a signed call is turned away, in the order it is looked at. */
export type Refusal = "unknown_key" | "clock" | "bad_signature" | "wrong_address" | "ended";

/** What a request says about who made it, as its venue's clients write it. */
export interface SignedBy {
  readonly apiKey: string | undefined;
  /** Undefined where the venue does not look at it. */
  readonly timestampMs?: number | undefined;
  isSignedWith(secret: string, passphrase: string | undefined): boolean;
}

/** A request as venues sign it. */
export interface WireRequest {
  readonly method: string;
  /** The whole address, as the client wrote it. */
  readonly url: string;
  /** Path without the venue's prefix, as in `/api/v3/account`. */
  readonly path: string;
  /** Everything behind the question mark, not decoded. */
  readonly query: string;
  readonly params: URLSearchParams;
  readonly body: string;
  header(name: string): string | undefined;
}

/** What an endpoint sees. */
export interface VenueRequest extends WireRequest {
  readonly key: ApiKey;
  readonly account: Account;
  readonly now: number;
  /** A part of the path, as in `:id`. */
  part(name: string): string;
}

/** What an endpoint sees that asks for no key. */
export interface OpenRequest {
  readonly params: URLSearchParams;
  readonly now: number;
  /** A part of the path, as in `:id`. */
  part(name: string): string;
}

/** A call as a venue counts it, before it looks at anything else. */
export interface CountedCall {
  /** Path without the venue's prefix. */
  readonly path: string;
  /** The key it names, whoever's it is; undefined for a call that asks for none. */
  readonly apiKey: string | undefined;
  readonly ip: string;
  readonly at: number;
}

/** SignedVenue is an exchange that is imitated by a table of its endpoints. */
export interface SignedVenue {
  readonly id: VenueId;
  /** Refuses a call that is one too many, in the venue's words. Absent where nothing is counted. */
  readonly limit?: (call: CountedCall) => Response | undefined;
  signedBy(request: WireRequest): SignedBy;
  refuse(refusal: Refusal, request: WireRequest): Response;
  /** By `METHOD /path`, below the venue's prefix. */
  readonly signed: Readonly<Record<string, (request: VenueRequest) => unknown>>;
  readonly open?: Readonly<Record<string, (request: OpenRequest) => unknown>>;
}

const WINDOW_MS = 60_000;

/** mountSignedVenue adds a venue below `/<id>`: keys, signatures, addresses and clocks are checked as it does. */
export function mountSignedVenue(
  app: Hono,
  wire: SignedVenue,
  { venue, skewMsOf }: { venue: Venue; skewMsOf: (request: Request) => number },
): void {
  const routes = new Hono();
  for (const [name, run] of Object.entries(wire.open ?? {})) {
    const [method = "", path = ""] = name.split(" ");
    routes.on(method, path, (c) => {
      const refusal = wire.limit?.(countedCall(c, wire.id, undefined, venue.now()));
      if (refusal !== undefined) return refusal;
      const { searchParams: params } = new URL(c.req.url);
      const now = venue.now() + skewMsOf(c.req.raw);
      const answer = run({ params, now, part: (part) => c.req.param(part) ?? "" });
      return answer instanceof Response ? answer : Response.json(answer);
    });
  }
  for (const [name, run] of Object.entries(wire.signed)) {
    const [method = "", path = ""] = name.split(" ");
    routes.on(method, path, async (c) => {
      const request = await readRequest(c, wire.id);
      const refusal = wire.limit?.(countedCall(c, wire.id, wire.signedBy(request).apiKey, venue.now()));
      if (refusal !== undefined) return refusal;
      const now = venue.now() + skewMsOf(c.req.raw);
      const found = admit(wire, request, { venue, ip: addressOf(c), now });
      if (typeof found === "string") return wire.refuse(found, request);
      const answer = run({ ...request, ...found, now, part: (part) => c.req.param(part) ?? "" });
      return answer instanceof Response ? answer : Response.json(answer);
    });
  }
  app.route(`/${wire.id}`, routes);
}

function countedCall(c: Context, id: VenueId, apiKey: string | undefined, at: number): CountedCall {
  return { path: c.req.path.slice(`/${id}`.length), apiKey, ip: addressOf(c), at };
}

async function readRequest(c: Context, id: VenueId): Promise<WireRequest> {
  const mark = c.req.url.indexOf("?");
  const query = mark < 0 ? "" : c.req.url.slice(mark + 1);
  return {
    method: c.req.method,
    url: c.req.url,
    path: c.req.path.slice(`/${id}`.length),
    query,
    params: new URLSearchParams(query),
    body: c.req.method === "GET" ? "" : await c.req.text(),
    header: (name) => c.req.header(name),
  };
}

function admit(
  wire: SignedVenue,
  request: WireRequest,
  { venue, ip, now }: { venue: Venue; ip: string; now: number },
): Refusal | { key: ApiKey; account: Account } {
  const { apiKey, timestampMs, isSignedWith } = wire.signedBy(request);
  const key = apiKey === undefined ? undefined : venue.exchange.key(apiKey);
  const account = key && venue.exchange.account(key.accountId);
  if (key?.venue !== wire.id || account === undefined) return "unknown_key";
  if (timestampMs !== undefined && Math.abs(timestampMs - now) > WINDOW_MS) return "clock";
  if (!isSignedWith(key.secret, key.passphrase)) return "bad_signature";
  if (key.allowedIps !== undefined && !key.allowedIps.includes(ip)) return "wrong_address";
  if (key.expiresAt !== undefined && key.expiresAt <= now) return "ended";
  return { key, account };
}
