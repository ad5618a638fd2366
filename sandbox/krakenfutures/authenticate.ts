import { createHash, createHmac } from "node:crypto";
import type { ApiKey } from "../accounts/api-key";
import type { Exchange } from "../accounts/exchange";
import { FuturesError } from "./futures-error";

/** A private request as the signature check needs it; `path` as in `/api/v3/accounts`, without `/derivatives`. */
export interface SignedCall {
  readonly header: (name: string) => string | undefined;
  readonly path: string;
  readonly query: string;
  readonly ip: string;
  readonly at: number;
}

/**
 * authenticate checks the key, `Authent` (HMAC-SHA512 under the decoded secret over SHA-256 of parameters, nonce if there is
 * one, and path), address and expiry as Kraken Futures does.
 */
export function authenticate(exchange: Exchange, call: SignedCall): ApiKey {
  const key = exchange.key(call.header("apikey") ?? "");
  const isMine = key?.venue === "krakenfutures";
  const digest = createHash("sha256")
    .update(`${call.query}${call.header("nonce") ?? ""}${call.path}`)
    .digest();
  const expected = createHmac("sha512", Buffer.from(key?.secret ?? "", "base64"))
    .update(digest)
    .digest("base64");
  if (!isMine || call.header("authent") !== expected) throw new FuturesError("authenticationError", 401);
  const hasEnded = key.expiresAt !== undefined && key.expiresAt <= call.at;
  const isElsewhere = key.allowedIps !== undefined && !key.allowedIps.includes(call.ip);
  if (hasEnded || isElsewhere || !key.permissions.enableReading) throw new FuturesError("authenticationError", 401);
  return key;
}
