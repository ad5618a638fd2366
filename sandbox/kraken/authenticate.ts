import { createHash, createHmac } from "node:crypto";
import type { ApiKey } from "../accounts/api-key";
import type { Exchange } from "../accounts/exchange";
import { KrakenError } from "./kraken-error";

/** A private request as the signature check needs it; `body` as it was sent, `path` as in `/0/private/Balance`. */
export interface SignedCall {
  readonly header: (name: string) => string | undefined;
  readonly path: string;
  readonly body: string;
  readonly ip: string;
  readonly at: number;
}

/**
 * authenticate checks key, signature (HMAC-SHA512 under the decoded secret over path and SHA-256 of nonce and body), address,
 * expiry and nonce as Kraken does. The nonce of a key has to rise with every call that is signed right.
 */
export function authenticate(exchange: Exchange, lastNonces: Map<string, bigint>, call: SignedCall): ApiKey {
  const key = exchange.key(call.header("api-key") ?? "");
  if (key?.venue !== "kraken") throw new KrakenError("EAPI:Invalid key");
  const nonce = new URLSearchParams(call.body).get("nonce") ?? "";
  const digest = createHash("sha256").update(`${nonce}${call.body}`).digest();
  const expected = createHmac("sha512", Buffer.from(key.secret, "base64"))
    .update(call.path)
    .update(digest)
    .digest("base64");
  if (call.header("api-sign") !== expected) throw new KrakenError("EAPI:Invalid signature");
  if (key.expiresAt !== undefined && key.expiresAt <= call.at) throw new KrakenError("EAPI:Invalid key");
  if (key.allowedIps !== undefined && !key.allowedIps.includes(call.ip))
    throw new KrakenError("EGeneral:Permission denied");
  if (!/^\d{1,20}$/.test(nonce) || BigInt(nonce) <= (lastNonces.get(key.apiKey) ?? -1n))
    throw new KrakenError("EAPI:Invalid nonce");
  lastNonces.set(key.apiKey, BigInt(nonce));
  return key;
}
