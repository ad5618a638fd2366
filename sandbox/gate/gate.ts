import { createHash, createHmac } from "node:crypto";
import type { Venue } from "../binance/endpoint";
import type { RequestLimiter } from "../request-limiter";
import type { Refusal, SignedVenue } from "../signed-venue";
import { accountRoutes } from "./account-routes";
import { historyRoutes } from "./history-routes";
import { marketRoutes } from "./market-routes";

const REFUSALS: Readonly<Record<Refusal, readonly [status: number, label: string, message: string]>> = {
  unknown_key: [401, "INVALID_KEY", "Invalid key provided"],
  clock: [403, "REQUEST_EXPIRED", "gap between request Timestamp and server time exceeds 60"],
  bad_signature: [401, "INVALID_SIGNATURE", "Signature mismatch"],
  wrong_address: [403, "IP_FORBIDDEN", "Request IP not in whitelist"],
  ended: [401, "INVALID_KEY", "Invalid key provided"],
};

/** Gate counts each endpoint by itself: for an address, or for a key. */
export type GateLimiters = Readonly<Record<"gatepublic" | "gate", RequestLimiter>>;

/** gate is Gate's API of spot, wallets and futures: HMAC-SHA512 in hex over method, path, query, body's hash and time. */
export function gate(venue: Venue, limiters: GateLimiters): SignedVenue {
  return {
    id: "gate",
    limit({ path, apiKey, ip, at }) {
      const limiter = apiKey === undefined ? limiters.gatepublic : limiters.gate;
      if (limiter.admit(`${apiKey ?? ip} ${path}`, at)) return undefined;
      return Response.json({ label: "TOO_MANY_REQUESTS", message: "Request Rate limit Exceeded" }, { status: 429 });
    },
    signedBy({ method, path, query, body, header }) {
      const timestamp = header("timestamp") ?? "";
      const bodyHash = createHash("sha512").update(body).digest("hex");
      const payload = [method, path, decodeURIComponent(query), bodyHash, timestamp].join("\n");
      return {
        apiKey: header("key"),
        timestampMs: Number(timestamp) * 1_000,
        isSignedWith: (secret) => createHmac("sha512", secret).update(payload).digest("hex") === header("sign"),
      };
    },
    refuse(refusal) {
      const [status, label, message] = REFUSALS[refusal];
      return Response.json({ label, message }, { status });
    },
    open: marketRoutes(venue),
    signed: { ...accountRoutes(venue), ...historyRoutes(venue) },
  };
}
