import { Hono, type Context } from "hono";
import { addressOf } from "../address-of";
import type { ExchangeWire, Operation } from "../exchange-wire";
import type { CallCounter } from "../call-counter";
import { accountOperations } from "./account-operations";
import { authenticate } from "./authenticate";
import { FuturesError } from "./futures-error";
import { historyOperations } from "./history-operations";
import { publicOperations } from "./public-operations";

/** Points of private calls. */
const COSTS: Readonly<Record<string, number>> = {
  "/derivatives/api/v3/accounts": 2,
  "/derivatives/api/v3/openpositions": 2,
  "/derivatives/api/v3/openorders": 2,
  "/derivatives/api/v3/fills": 25,
  "/api/history/v3/account-log": 3,
};

/** What Kraken Futures' wire needs: public calls are counted by address, private ones by key in points. */
export interface FuturesWire extends ExchangeWire {
  readonly counter: CallCounter;
}

/** mountKrakenFutures serves Kraken Futures' REST interface below `/krakenfutures`: reads only. */
export function mountKrakenFutures(app: Hono, wire: FuturesWire): void {
  const routes = new Hono();
  const operations = [...publicOperations(wire.venue), ...accountOperations(wire.venue), ...historyOperations()];
  for (const operation of operations) routes.get(operation.path, (c) => answer(c, operation, wire));
  routes.all("*", (c) => c.json({ result: "error", error: "notFound", serverTime: new Date().toISOString() }, 404));
  app.route("/krakenfutures", routes);
}

function answer(c: Context, operation: Operation, wire: FuturesWire): Response {
  const serverTime = new Date(wire.venue.now() + wire.skewMsOf(c.req.raw)).toISOString();
  try {
    const body = run(c, operation, wire) as object;
    const isTrading = operation.path.startsWith("/derivatives/");
    return c.json(isTrading ? { result: "success", ...body, serverTime } : body);
  } catch (error) {
    if (error instanceof FuturesError) return c.json({ result: "error", error: error.word, serverTime }, error.status);
    throw error;
  }
}

function run(c: Context, operation: Operation, { venue, limiter, counter, skewMsOf }: FuturesWire): unknown {
  const mark = c.req.url.indexOf("?");
  const query = mark < 0 ? "" : c.req.url.slice(mark + 1);
  const params = new URLSearchParams(query);
  if (operation.access === "public") {
    if (!limiter.admit(addressOf(c), venue.now())) throw new FuturesError("apiLimitExceeded", 429);
    for (const [name, value] of Object.entries(c.req.param() as Record<string, string>)) params.set(name, value);
    return operation.run(params);
  }
  const key = authenticate(venue.exchange, {
    header: (name) => c.req.header(name),
    path: operation.path.replace(/^\/derivatives/, ""),
    query,
    ip: addressOf(c),
    at: venue.now() + skewMsOf(c.req.raw),
  });
  if (!counter.spend(key.apiKey, venue.now(), COSTS[operation.path] ?? 1))
    throw new FuturesError("apiLimitExceeded", 429);
  const account = venue.exchange.account(key.accountId);
  if (!account) throw new FuturesError("authenticationError", 401);
  return operation.run({ params, account, key });
}
