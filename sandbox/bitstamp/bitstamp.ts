import { createHmac } from "node:crypto";
import { text } from "../accounts/money";
import { freeBalance } from "../accounts/operations";
import type { Refusal, SignedVenue } from "../signed-venue";

const REFUSALS: Readonly<Record<Refusal, { reason: string; code: string }>> = {
  unknown_key: { reason: "API key not found", code: "API0001" },
  clock: { reason: "Invalid timestamp", code: "API0017" },
  bad_signature: { reason: "Invalid signature", code: "API0005" },
  wrong_address: { reason: "IP address not allowed", code: "API0002" },
  ended: { reason: "API key not found", code: "API0001" },
};
const SCHEME = "BITSTAMP ";

/** Bitstamp's API: HMAC-SHA256 in hex over key, method, address, type, nonce, time, version and body. */
export const BITSTAMP: SignedVenue = {
  id: "bitstamp",
  signedBy({ method, url, body, header }) {
    const auth = header("x-auth") ?? "";
    const parts = ["content-type", "x-auth-nonce", "x-auth-timestamp", "x-auth-version"].map((name) => header(name));
    const payload = [auth, method, url.replace("https://", ""), ...parts, body].join("");
    return {
      apiKey: auth.startsWith(SCHEME) ? auth.slice(SCHEME.length) : undefined,
      timestampMs: Number(header("x-auth-timestamp")),
      isSignedWith: (secret) =>
        createHmac("sha256", secret).update(payload).digest("hex") === header("x-auth-signature"),
    };
  },
  refuse: (refusal) => Response.json({ status: "error", ...REFUSALS[refusal] }, { status: 403 }),
  signed: {
    "POST /api/v2/account_balances/": ({ account: { book } }) =>
      book.assetsIn("spot").map((asset) => ({
        currency: asset.toLowerCase(),
        total: text(book.balance("spot", asset)),
        available: text(freeBalance(book, "spot", asset)),
        reserved: text(book.locked(asset)),
      })),
  },
};
