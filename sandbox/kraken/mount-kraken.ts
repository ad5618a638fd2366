import { Hono, type Context } from "hono";
import { addressOf } from "../address-of";
import type { ExchangeWire, Operation } from "../exchange-wire";
import { accountOperations } from "./account-operations";
import { authenticate } from "./authenticate";
import type { CallCounter } from "../call-counter";
import { historyOperations } from "./history-operations";
import { KrakenError } from "./kraken-error";
import { publicOperations } from "./public-operations";

/** Points of the calls that cost more than one. */
const COSTS: Readonly<Record<string, number>> = { "/0/private/TradesHistory": 2, "/0/private/Ledgers": 2 };

/** What Kraken's wire needs: public calls are counted by address, private ones by key in points. */
export interface KrakenWire extends ExchangeWire {
  readonly counter: CallCounter;
}

/** mountKraken serves Kraken's REST interface below `/kraken`: reads only, as a read-only key sees it. */
export function mountKraken(app: Hono, wire: KrakenWire): void {
  const routes = new Hono();
  const lastNonces = new Map<string, bigint>();
  for (const operation of publicOperations(wire.venue))
    routes.get(operation.path, (c) => answer(c, () => Promise.resolve(runPublic(c, operation, wire))));
  for (const operation of [...accountOperations(), ...historyOperations()])
    routes.post(operation.path, (c) => answer(c, () => runPrivate(c, operation, wire, lastNonces)));
  routes.all("*", (c) => c.json({ error: ["EGeneral:Unknown method"] }));
  app.route("/kraken", routes);
}

async function answer(c: Context, run: () => Promise<unknown>): Promise<Response> {
  try {
    return c.json({ error: [], result: await run() });
  } catch (error) {
    if (error instanceof KrakenError) return c.json({ error: [error.message] });
    throw error;
  }
}

function runPublic(c: Context, operation: Operation, { venue, limiter, skewMsOf }: KrakenWire): unknown {
  const at = venue.now() + skewMsOf(c.req.raw);
  if (!limiter.admit(addressOf(c), venue.now())) throw new KrakenError("EGeneral:Too many requests");
  if (operation.path === "/0/public/Time")
    return { unixtime: Math.floor(at / 1_000), rfc1123: new Date(at).toUTCString() };
  if (operation.access !== "public") throw new KrakenError("EGeneral:Unknown method");
  return operation.run(new URL(c.req.url).searchParams);
}

async function runPrivate(
  c: Context,
  operation: Operation,
  { venue, counter, skewMsOf }: KrakenWire,
  lastNonces: Map<string, bigint>,
): Promise<unknown> {
  const body = await c.req.text();
  const key = authenticate(venue.exchange, lastNonces, {
    header: (name) => c.req.header(name),
    path: operation.path,
    body,
    ip: addressOf(c),
    at: venue.now() + skewMsOf(c.req.raw),
  });
  if (!counter.spend(key.apiKey, venue.now(), COSTS[operation.path] ?? 1))
    throw new KrakenError("EAPI:Rate limit exceeded");
  const account = venue.exchange.account(key.accountId);
  if (!account || operation.access !== "read") throw new KrakenError("EAPI:Invalid key");
  return operation.run({ params: new URLSearchParams(body), account, key });
}
