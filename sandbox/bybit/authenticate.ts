import { createHmac } from "node:crypto";
import type { ApiKey } from "../accounts/api-key";
import type { Exchange } from "../accounts/exchange";
import { BybitError } from "./bybit-error";

/** A request as the signature check needs it; `query` is the raw query string, as it was sent. */
export interface SignedCall {
  readonly header: (name: string) => string | undefined;
  readonly query: string;
  readonly ip: string;
  /** The exchange's clock, skewed by a fault if one asks for it. */
  readonly at: number;
}

const WINDOW_USUAL_MS = 5_000;
const AHEAD_MAX_MS = 1_000;

/**
 * authenticate checks key, timestamp, signature, expiry and address as Bybit does: 10003 unknown key, 10002 time, 10004
 * signature, 33004 expired, 10010 address.
 */
export function authenticate(exchange: Exchange, call: SignedCall): ApiKey {
  const apiKey = call.header("x-bapi-api-key") ?? "";
  const key = exchange.key(apiKey);
  if (key?.venue !== "bybit") throw new BybitError(10_003, "API key is invalid.");
  const timestamp = call.header("x-bapi-timestamp") ?? "";
  const window = call.header("x-bapi-recv-window") ?? String(WINDOW_USUAL_MS);
  const sentAt = Number(timestamp);
  if (!(sentAt < call.at + AHEAD_MAX_MS && sentAt >= call.at - Number(window)))
    throw new BybitError(
      10_002,
      `invalid request, please check your server timestamp or recv_window param. req_timestamp[${timestamp}],server_timestamp[${call.at}],recv_window[${window}]`,
    );
  const expected = createHmac("sha256", key.secret).update(`${timestamp}${apiKey}${window}${call.query}`).digest("hex");
  if (call.header("x-bapi-sign") !== expected)
    throw new BybitError(10_004, "error sign! please check your signature generation algorithm.");
  if (key.expiresAt !== undefined && key.expiresAt <= call.at)
    throw new BybitError(33_004, "Your api key has expired.");
  if (key.allowedIps !== undefined && !key.allowedIps.includes(call.ip))
    throw new BybitError(10_010, "Unmatched IP, please check your API key's bound IP addresses.");
  if (!key.permissions.enableReading)
    throw new BybitError(10_005, "Permission denied, please check your API key permissions.");
  return key;
}
