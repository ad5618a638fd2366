import { createHmac } from "node:crypto";
import type { Venue } from "../binance/endpoint";
import type { CallCounter } from "../call-counter";
import type { Refusal, SignedVenue } from "../signed-venue";
import { accountRoutes } from "./account-routes";
import { historyRoutes } from "./history-routes";
import { marketRoutes } from "./market-routes";
import { poolOf, weightOf } from "./pools";
import { unifiedRoutes } from "./unified-routes";

const REFUSALS: Readonly<Record<Refusal, readonly [status: number, code: string, msg: string]>> = {
  unknown_key: [401, "400003", "KC-API-KEY not exists"],
  clock: [400, "400002", "KC-API-TIMESTAMP Invalid"],
  bad_signature: [401, "400005", "Invalid KC-API-SIGN"],
  wrong_address: [400, "400006", "The requested ip address is not in the api whitelist"],
  ended: [401, "400003", "KC-API-KEY not exists"],
};

/** KuCoin's pools of requests: of an address, of a key on spot, and each other one of a key. */
export type KucoinCounters = Readonly<Record<"kucoinpublic" | "kucoinspot" | "kucoin", CallCounter>>;

/** kucoin is KuCoin's API of spot and futures: HMAC-SHA256 in base64 over time, method, path, query and body. */
export function kucoin(venue: Venue, counters: KucoinCounters): SignedVenue {
  return {
    id: "kucoin",
    limit({ path, apiKey, ip, at }) {
      const pool = poolOf(path);
      const counter =
        apiKey === undefined ? counters.kucoinpublic : pool === "spot" ? counters.kucoinspot : counters.kucoin;
      const caller = apiKey === undefined ? ip : `${apiKey} ${pool}`;
      if (counter.spend(caller, at, weightOf(path))) return undefined;
      return Response.json({ code: "429000", msg: "Too many requests in a short period of time" }, { status: 429 });
    },
    signedBy({ method, path, query, body, header }) {
      const timestamp = header("kc-api-timestamp") ?? "";
      const payload = `${timestamp}${method}${path}${query === "" ? "" : `?${decodeURIComponent(query)}`}${body}`;
      const hash = (secret: string, text: string) => createHmac("sha256", secret).update(text).digest("base64");
      return {
        apiKey: header("kc-api-key"),
        timestampMs: Number(timestamp),
        // Of keys of the second version the passphrase is signed as well.
        isSignedWith: (secret, passphrase = "") =>
          hash(secret, payload) === header("kc-api-sign") && hash(secret, passphrase) === header("kc-api-passphrase"),
      };
    },
    refuse(refusal) {
      const [status, code, msg] = REFUSALS[refusal];
      return Response.json({ code, msg }, { status });
    },
    open: inEnvelope(marketRoutes(venue)),
    signed: inEnvelope({ ...accountRoutes(venue), ...historyRoutes(venue), ...unifiedRoutes(venue) }),
  };
}

function inEnvelope<Request>(
  routes: Readonly<Record<string, (request: Request) => unknown>>,
): Record<string, (request: Request) => unknown> {
  return Object.fromEntries(
    Object.entries(routes).map(([name, run]) => [
      name,
      (request: Request) => {
        const data = run(request);
        return data instanceof Response ? data : { code: "200000", data };
      },
    ]),
  );
}
