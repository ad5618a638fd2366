import type { Account } from "./accounts/exchange";
import type { ApiKey } from "./accounts/api-key";
import type { Venue } from "./binance/endpoint";
import type { RequestLimiter } from "./request-limiter";

/** What the wire of a venue that counts requests needs besides the market and the accounts. */
export interface ExchangeWire {
  readonly venue: Venue;
  readonly limiter: RequestLimiter;
  /** How far the exchange's clock is off for this call, by a `skew` fault. */
  readonly skewMsOf: (request: Request) => number;
}

/** What a signed operation sees: whose key it is, settled up to now. */
export interface SignedRequest {
  readonly params: URLSearchParams;
  readonly account: Account;
  readonly key: ApiKey;
}

/** One operation of a venue's REST interface: public, or signed with a key that may at least read. */
export type Operation =
  | { readonly path: string; readonly access: "public"; readonly run: (params: URLSearchParams) => unknown }
  | { readonly path: string; readonly access: "read"; readonly run: (request: SignedRequest) => unknown };

/** openRead declares an unsigned GET. */
export function openRead(path: string, run: (params: URLSearchParams) => unknown): Operation {
  return { path, access: "public", run };
}

/** signedRead declares a signed GET. */
export function signedRead(path: string, run: (request: SignedRequest) => unknown): Operation {
  return { path, access: "read", run };
}

/** wholeNumber reads a parameter; `usual` where it is absent or no whole number. */
export function wholeNumber(params: URLSearchParams, name: string, usual: number): number {
  const text = params.get(name) ?? "";
  return /^\d{1,16}$/.test(text) ? Number(text) : usual;
}
