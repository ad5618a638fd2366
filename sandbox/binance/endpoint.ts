import type { Account, Exchange } from "../accounts/exchange";
import type { ApiKey } from "../accounts/api-key";
import type { Market } from "../market/market";
import type { Query } from "./query";

/** What the exchange's endpoints are made of. */
export interface Venue {
  readonly market: Market;
  readonly exchange: Exchange;
  readonly now: () => number;
}

/** What an endpoint without a signature sees. */
export interface PublicRequest {
  readonly query: Query;
}

/** What a signed endpoint sees: whose key it is, settled up to now. */
export interface SignedRequest extends PublicRequest {
  readonly account: Account;
  readonly key: ApiKey;
}

type Weight = number | ((query: Query) => number);

interface EndpointBase {
  readonly method: "GET" | "POST" | "DELETE";
  /** Path below `/binance`, as in `/api/v3/account`. */
  readonly path: string;
  /** Request weight, fixed or by parameters. */
  readonly weight: Weight;
  /** What it costs the account besides, where the exchange counts that too. */
  readonly uidWeight?: number;
}

/** One operation of the exchange's REST interface. The result is sent as JSON. */
export type Endpoint =
  | (EndpointBase & { readonly access: "public"; readonly run: (request: PublicRequest) => unknown })
  | (EndpointBase & {
      /** `read`: signed. `trade`, `withdraw`, `transfer`: signed, and the key must be allowed to. */
      readonly access: "read" | "trade" | "withdraw" | "transfer";
      readonly run: (request: SignedRequest) => unknown;
    });

/** openGet declares an unsigned read. */
export function openGet(path: string, weight: Weight, run: (request: PublicRequest) => unknown): Endpoint {
  return { method: "GET", path, weight, access: "public", run };
}

/** signedGet declares a signed read. */
export function signedGet(path: string, weight: Weight, run: (request: SignedRequest) => unknown): Endpoint {
  return { method: "GET", path, weight, access: "read", run };
}

/** signedPost declares a signed read that the exchange wants as POST. */
export function signedPost(path: string, weight: Weight, run: (request: SignedRequest) => unknown): Endpoint {
  return { method: "POST", path, weight, access: "read", run };
}
