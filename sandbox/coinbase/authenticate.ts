import { createPublicKey, verify } from "node:crypto";
import { z } from "zod";
import type { ApiKey } from "../accounts/api-key";
import type { Exchange } from "../accounts/exchange";
import { CoinbaseError } from "./coinbase-error";

/** A request as the token check needs it. */
export interface TokenCall {
  readonly authorization: string | undefined;
  readonly method: string;
  /** The whole address without its query. */
  readonly url: string;
  readonly ip: string;
  readonly at: number;
}

const headerSchema = z.object({ alg: z.literal("ES256"), kid: z.string() });
const claimsSchema = z.object({ sub: z.string(), iss: z.string(), nbf: z.number(), exp: z.number(), uri: z.string() });
const LIFE_MAX_S = 120;

/**
 * authenticate checks a CDP key's token as Coinbase does: ES256 by the key's own private key, made for this method and
 * address (of this sandbox, where Coinbase has its own), valid now and for no more than two minutes. It says the same to
 * whatever is wrong.
 */
export function authenticate(exchange: Exchange, call: TokenCall): ApiKey {
  const refused = new CoinbaseError(401, "Unauthorized", "Unauthorized");
  const [head = "", body = "", signature = ""] = (call.authorization ?? "").replace(/^Bearer /, "").split(".");
  const header = headerSchema.safeParse(fromBase64(head));
  const claims = claimsSchema.safeParse(fromBase64(body));
  if (!header.success || !claims.success || header.data.kid !== claims.data.sub) throw refused;
  const key = exchange.key(claims.data.sub);
  if (key?.venue !== "coinbase" || !isSigned(key.secret, `${head}.${body}`, signature)) throw refused;
  const { nbf, exp, uri } = claims.data;
  const seconds = call.at / 1_000;
  if (nbf > seconds || exp < seconds || exp - nbf > LIFE_MAX_S) throw refused;
  if (uri.replace(/https?:\/\//, "") !== `${call.method} ${call.url.replace(/https?:\/\//, "")}`) throw refused;
  if (key.expiresAt !== undefined && key.expiresAt <= call.at) throw refused;
  if (key.allowedIps !== undefined && !key.allowedIps.includes(call.ip)) throw refused;
  if (!key.permissions.enableReading) throw new CoinbaseError(403, "PERMISSION_DENIED", "Missing required scopes");
  return key;
}

function fromBase64(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString());
  } catch {
    return undefined;
  }
}

function isSigned(privatePem: string, text: string, signature: string): boolean {
  const key = createPublicKey(privatePem);
  const bytes = Buffer.from(signature, "base64url");
  return verify("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" }, bytes);
}
