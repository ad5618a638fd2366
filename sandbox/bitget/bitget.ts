import { createHmac } from "node:crypto";
import type { Venue } from "../binance/endpoint";
import type { RequestLimiter } from "../request-limiter";
import type { Refusal, SignedVenue, VenueRequest } from "../signed-venue";
import { classicRoutes } from "./classic-routes";
import { marketRoutes } from "./market-routes";
import { unifiedRoutes } from "./unified-routes";

const REFUSALS: Readonly<Record<Refusal, readonly [code: string, msg: string]>> = {
  unknown_key: ["40006", "Invalid ACCESS_KEY"],
  clock: ["40008", "Request timestamp expired"],
  bad_signature: ["40009", "sign signature error"],
  wrong_address: ["40018", "Invalid IP"],
  ended: ["40037", "Apikey does not exist"],
};

/** The demo account of the old kind. */
const CLASSIC_ACCOUNT = "bitget-classic";

/** Bitget counts each endpoint by itself: for an address, or for a key. */
export type BitgetLimiters = Readonly<Record<"bitgetpublic" | "bitget", RequestLimiter>>;

/** bitget is Bitget's API: HMAC-SHA256 in base64 over time, method, path and query. Either kind of account has its own. */
export function bitget(venue: Venue, limiters: BitgetLimiters): SignedVenue {
  const open = marketRoutes(venue);
  return {
    id: "bitget",
    limit({ path, apiKey, ip, at }) {
      const limiter = apiKey === undefined ? limiters.bitgetpublic : limiters.bitget;
      if (limiter.admit(`${apiKey ?? ip} ${path}`, at)) return undefined;
      return Response.json({ code: "429", msg: "Too Many Requests", requestTime: at, data: null }, { status: 429 });
    },
    signedBy({ method, path, query, body, header }) {
      const timestamp = header("access-timestamp") ?? "";
      const payload = `${timestamp}${method}${path}${query === "" ? "" : `?${decodeURIComponent(query)}`}${body}`;
      return {
        apiKey: header("access-key"),
        timestampMs: Number(timestamp),
        isSignedWith: (secret, passphrase) =>
          createHmac("sha256", secret).update(payload).digest("base64") === header("access-sign") &&
          passphrase === header("access-passphrase"),
      };
    },
    refuse(refusal) {
      const [code, msg] = REFUSALS[refusal];
      return failure(code, msg, venue.now());
    },
    open: Object.fromEntries(
      Object.entries(open).map(([name, run]) => [
        name,
        (request) => {
          const answer = run(request);
          return answer instanceof Response ? answer : success(answer, request.now);
        },
      ]),
    ),
    signed: {
      ...ofKind(unifiedRoutes(venue), false),
      ...ofKind(classicRoutes(), true),
    },
  };
}

type Routes = Readonly<Record<string, (request: VenueRequest) => unknown>>;

/** Savings are told to both. */
const SHARED = "/api/v2/earn/";

function ofKind(routes: Routes, isClassic: boolean): Routes {
  return Object.fromEntries(
    Object.entries(routes).map(([name, run]) => [
      name,
      (request: VenueRequest) => {
        const isOurs = (request.account.profile.id === CLASSIC_ACCOUNT) === isClassic;
        if (isOurs || request.path.startsWith(SHARED)) return success(run(request), request.now);
        return isClassic
          ? failure(
              "40085",
              "You are in Unified Account mode, and the Classic Account API is not supported",
              request.now,
            )
          : failure(
              "40084",
              "You are in Classic Account mode, and the Unified Account API is not supported",
              request.now,
            );
      },
    ]),
  );
}

function success(data: unknown, requestTime: number): unknown {
  return { code: "00000", msg: "success", requestTime, data };
}

function failure(code: string, msg: string, requestTime: number): Response {
  return Response.json({ code, msg, requestTime, data: null }, { status: 400 });
}
