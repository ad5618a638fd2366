import { createHmac } from "node:crypto";
import type { AccountBook } from "../accounts/account-book";
import type { ApiKey } from "../accounts/api-key";
import { canMoveMoney, canTrade } from "../accounts/key-scopes";
import type { LedgerEvent } from "../accounts/ledger-event";
import { freeBalance } from "../accounts/operations";
import { postingsOf } from "../accounts/postings";
import type { SignedBy, SignedVenue, VenueRequest, WireRequest } from "../signed-venue";
import { eventsBetween, numberAt } from "../trading-rows";

const AUTH_PATH = "/api/v2/public/auth";
const TOKEN_SECONDS = 900;
/** Entries of the log where no number is asked for. */
const LOG_PAGE = 100;
const LOG_TYPES: Partial<Record<LedgerEvent["kind"], string>> = {
  deposit: "deposit",
  withdrawal: "withdrawal",
  trade: "trade",
};

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
        summaries: currenciesOf(account.book).map((currency) => ({
          currency,
          balance: account.book.balance("spot", currency).toNumber(),
          equity: account.book.balance("spot", currency).toNumber(),
          available_funds: freeBalance(account.book, "spot", currency).toNumber(),
        })),
      },
    }),
    "GET /api/v2/private/get_transaction_log": (request) => ({ jsonrpc: "2.0", result: transactionLog(request) }),
  },
};

/** Coins that are empty have a summary as well. */
function currenciesOf(book: AccountBook): string[] {
  const moved = book.events.flatMap(postingsOf).filter(({ place }) => place === "spot");
  return [...new Set(moved.map(({ asset }) => asset))].sort();
}

/** What changed one coin's balance, newest first, as many entries as are asked for. */
function transactionLog({ account, params }: VenueRequest): object {
  const span = { from: numberAt(params, "start_timestamp"), to: numberAt(params, "end_timestamp") };
  const before = numberAt(params, "continuation") ?? Number.MAX_SAFE_INTEGER;
  const currency = params.get("currency") ?? "";
  const entries = eventsBetween(account.book.events, span).flatMap((event) => {
    const posting = postingsOf(event).find(({ place, asset }) => place === "spot" && asset === currency);
    return posting === undefined || event.booked.id >= before ? [] : [{ event, change: posting.amount.toNumber() }];
  });
  const page = entries.slice(0, numberAt(params, "count") ?? LOG_PAGE);
  return {
    logs: page.map(({ event, change }) => ({
      id: event.booked.id,
      user_seq: event.booked.id,
      type: LOG_TYPES[event.kind] ?? "correction",
      timestamp: event.at,
      currency,
      change,
      cashflow: change,
      commission: 0,
    })),
    continuation: page.length < entries.length ? (page.at(-1)?.event.booked.id ?? null) : null,
  };
}

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
