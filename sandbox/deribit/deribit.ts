import { createHmac } from "node:crypto";
import type { ApiKey } from "../accounts/api-key";
import { canMoveMoney, canTrade } from "../accounts/key-scopes";
import { freeBalance } from "../accounts/operations";
import type { SignedBy, SignedVenue, WireRequest } from "../signed-venue";

const AUTH_PATH = "/api/v2/public/auth";
const TOKEN_SECONDS = 900;

const hmacHex = (secret: string, payload: string): string => createHmac("sha256", secret).update(payload).digest("hex");

/** Deribit's API: a signature in the `deri-hmac-sha256` header, or as a grant of `public/auth`. */
export const DERIBIT: SignedVenue = {
  id: "deribit",
  signedBy: (request) => (request.path === AUTH_PATH ? signedGrant(request) : signedHeader(request)),
  refuse(refusal, { path }) {
    const code = path === AUTH_PATH ? 13_004 : 13_009;
    const message = path === AUTH_PATH ? "invalid_credentials" : "unauthorized";
    return Response.json({ jsonrpc: "2.0", error: { code, message, data: { reason: refusal } } }, { status: 400 });
  },
  open: { "GET /api/v2/public/get_time": ({ now }) => ({ jsonrpc: "2.0", result: now }) },
  signed: {
    [`GET ${AUTH_PATH}`]: ({ key }) => ({
      jsonrpc: "2.0",
      result: {
        access_token: "sandbox.access",
        refresh_token: "sandbox.refresh",
        expires_in: TOKEN_SECONDS,
        token_type: "bearer",
        scope: scopeOf(key).join(" "),
        enabled_features: [],
      },
    }),
    "GET /api/v2/private/get_account_summaries": ({ account }) => ({
      jsonrpc: "2.0",
      result: {
        id: 400_000 + account.number,
        type: "main",
        summaries: account.book.assetsIn("spot").map((currency) => ({
          currency,
          balance: account.book.balance("spot", currency).toNumber(),
          equity: account.book.balance("spot", currency).toNumber(),
          available_funds: freeBalance(account.book, "spot", currency).toNumber(),
        })),
      },
    }),
  },
};

function signedGrant({ params }: WireRequest): SignedBy {
  const timestamp = params.get("timestamp") ?? "";
  const payload = [timestamp, params.get("nonce") ?? "", params.get("data") ?? ""].join("\n");
  return {
    apiKey: params.get("client_id") ?? undefined,
    timestampMs: Number(timestamp),
    isSignedWith: (secret) =>
      params.get("grant_type") === "client_signature" && hmacHex(secret, payload) === params.get("signature"),
  };
}

function signedHeader({ method, path, query, header }: WireRequest): SignedBy {
  const words = (header("authorization") ?? "").replace(/^deri-hmac-sha256 /, "").split(",");
  const fields = new Map(words.map((word) => [word.slice(0, word.indexOf("=")), word.slice(word.indexOf("=") + 1)]));
  const target = query === "" ? path : `${path}?${query}`;
  const payload = `${fields.get("ts")}\n${fields.get("nonce")}\n${method}\n${target}\n\n`;
  return {
    apiKey: fields.get("id"),
    timestampMs: Number(fields.get("ts")),
    isSignedWith: (secret) => hmacHex(secret, payload) === fields.get("sig"),
  };
}

function scopeOf(key: ApiKey): string[] {
  return [
    "connection",
    "mainaccount",
    key.permissions.enableReading ? "account:read" : "account:none",
    canTrade(key) ? "trade:read_write" : "trade:read",
    canMoveMoney(key) ? "wallet:read_write" : "wallet:none",
    "block_trade:none",
  ];
}
