import { createHmac } from "node:crypto";
import type { ApiKey } from "../accounts/api-key";
import type { Exchange } from "../accounts/exchange";
import { OkxError } from "./okx-error";

/** A request as the signature check needs it; `requestPath` with its query string, as it was sent to OKX's root. */
export interface SignedCall {
  readonly header: (name: string) => string | undefined;
  readonly requestPath: string;
  readonly ip: string;
  /** The exchange's clock, skewed by a fault if one asks for it. */
  readonly at: number;
}

const WINDOW_MS = 30_000;

/**
 * authenticate checks key, passphrase, time, signature and address as OKX does: 50103 no key, 50111 unknown key, 50105
 * passphrase, 50102 time, 50113 signature, 50110 address, 50119 expired.
 */
export function authenticate(exchange: Exchange, call: SignedCall): ApiKey {
  const apiKey = call.header("ok-access-key");
  if (!apiKey) throw new OkxError(401, "50103", 'Request header "OK-ACCESS-KEY" cannot be empty.');
  const key = exchange.key(apiKey);
  if (key?.venue !== "okx") throw new OkxError(401, "50111", "Invalid OK-ACCESS-KEY.");
  if (call.header("ok-access-passphrase") !== key.passphrase)
    throw new OkxError(401, "50105", "Request header OK-ACCESS-PASSPHRASE incorrect.");
  const timestamp = call.header("ok-access-timestamp") ?? "";
  if (!(Math.abs(Date.parse(timestamp) - call.at) <= WINDOW_MS))
    throw new OkxError(401, "50102", "Timestamp request expired.");
  const expected = createHmac("sha256", key.secret).update(`${timestamp}GET${call.requestPath}`).digest("base64");
  if (call.header("ok-access-sign") !== expected) throw new OkxError(401, "50113", "Invalid Sign.");
  if (key.expiresAt !== undefined && key.expiresAt <= call.at)
    throw new OkxError(401, "50119", "API key doesn't exist.");
  if (key.allowedIps !== undefined && !key.allowedIps.includes(call.ip))
    throw new OkxError(401, "50110", `Your IP ${call.ip} is not included in your API key's IP whitelist.`);
  if (!key.permissions.enableReading) throw new OkxError(401, "50120", "This API key doesn't have permission.");
  return key;
}
