import { isSignedWith, type ApiKey, type KeyPermissions } from "../accounts/api-key";
import { BinanceError } from "./binance-error";
import type { Endpoint, Venue } from "./endpoint";
import { Query } from "./query";

/** A request as the signature check needs it. `payload` is the query string followed by the form body. */
export interface SignedCall {
  readonly apiKey: string | undefined;
  readonly payload: string;
  readonly ip: string;
  readonly access: Exclude<Endpoint["access"], "public">;
  /** The exchange's clock, skewed by a fault if one asks for it. */
  readonly at: number;
}

const RECV_WINDOW_DEFAULT_MS = 5_000;
const RECV_WINDOW_MAX_MS = 60_000;
const AHEAD_MAX_MS = 1_000;

const NEEDED: Record<SignedCall["access"], keyof KeyPermissions> = {
  read: "enableReading",
  trade: "enableSpotAndMarginTrading",
  withdraw: "enableWithdrawals",
  transfer: "permitsUniversalTransfer",
};

/**
 * authenticate checks key, timestamp, signature, address and permission, in that order, and answers as Binance does:
 * -2014 malformed key, -2015 unknown, expired, from elsewhere or not allowed to, -1021 time, -1022 signature.
 */
export function authenticate(venue: Venue, call: SignedCall): ApiKey {
  if (!call.apiKey || !/^[A-Za-z0-9]{64}$/.test(call.apiKey)) {
    throw new BinanceError(401, -2014, "API-key format invalid.");
  }
  const key = venue.exchange.key(call.apiKey);
  const refused = new BinanceError(401, -2015, "Invalid API-key, IP, or permissions for action.");
  if (key?.venue !== "binance") throw refused;
  checkTime(new Query(call.payload), call.at);
  const [signed, signature] = splitSignature(call.payload);
  if (!signature) {
    throw new BinanceError(400, -1102, "Mandatory parameter 'signature' was not sent, was empty/null, or malformed.");
  }
  if (!isSignedWith(key, signed, signature)) {
    throw new BinanceError(400, -1022, "Signature for this request is not valid.");
  }
  const isExpired = key.expiresAt !== undefined && key.expiresAt <= call.at;
  const isElsewhere = key.allowedIps !== undefined && !key.allowedIps.includes(call.ip);
  if (isExpired || isElsewhere || !key.permissions[NEEDED[call.access]]) throw refused;
  return key;
}

function checkTime(query: Query, at: number): void {
  const timestamp = query.integer("timestamp");
  if (timestamp === undefined) query.required("timestamp");
  const window = Math.min(query.integer("recvWindow") ?? RECV_WINDOW_DEFAULT_MS, RECV_WINDOW_MAX_MS);
  if ((timestamp ?? 0) > at + AHEAD_MAX_MS) {
    throw new BinanceError(400, -1021, "Timestamp for this request was 1000ms ahead of the server's time.");
  }
  if ((timestamp ?? 0) < at - window) {
    throw new BinanceError(400, -1021, "Timestamp for this request is outside of the recvWindow.");
  }
}

/** The signature is made over everything but itself; clients send it last. */
function splitSignature(payload: string): [signed: string, signature: string | undefined] {
  const parts = payload.split("&");
  const signature = parts.find((part) => part.startsWith("signature="));
  return [parts.filter((part) => part !== signature).join("&"), signature?.slice("signature=".length)];
}
