import { Hono, type Context } from "hono";
import { addressOf } from "../address-of";
import type { ExchangeWire, Operation } from "../exchange-wire";
import { accountOperations } from "./account-operations";
import { authenticate } from "./authenticate";
import { CoinbaseError } from "./coinbase-error";
import { historyOperations } from "./history-operations";
import { publicOperations } from "./public-operations";

/** mountCoinbase serves Coinbase's Advanced Trade and older interfaces below `/coinbase`: reads only. */
export function mountCoinbase(app: Hono, wire: ExchangeWire): void {
  const routes = new Hono();
  const operations = [...publicOperations(wire.venue), ...accountOperations(), ...historyOperations()];
  for (const operation of operations) routes.get(operation.path, (c) => answer(c, operation, wire));
  routes.all("*", (c) => c.json({ error: "NOT_FOUND", error_details: "", message: "route not found" }, 404));
  app.route("/coinbase", routes);
}

function answer(c: Context, operation: Operation, wire: ExchangeWire): Response {
  try {
    return c.json(run(c, operation, wire) as object);
  } catch (error) {
    if (!(error instanceof CoinbaseError)) throw error;
    if (error.status === 401) return c.text("Unauthorized\n", 401);
    const isOld = operation.path.startsWith("/v2/");
    const body = isOld
      ? { errors: [{ id: error.word, message: error.message }] }
      : { error: error.word, error_details: error.message, message: error.message };
    return c.json(body, error.status);
  }
}

function run(c: Context, operation: Operation, { venue, limiter, skewMsOf }: ExchangeWire): unknown {
  const at = venue.now() + skewMsOf(c.req.raw);
  const url = c.req.url.split("?")[0] ?? "";
  const params = new URL(c.req.url).searchParams;
  for (const [name, value] of Object.entries(c.req.param() as Record<string, string>)) params.set(name, value);
  if (operation.path === "/v2/time")
    return { data: { iso: new Date(at).toISOString(), epoch: Math.floor(at / 1_000) } };
  const ip = addressOf(c);
  const authorization = c.req.header("authorization");
  const key =
    operation.access === "public"
      ? undefined
      : authenticate(venue.exchange, { authorization, method: c.req.method, url, ip, at });
  if (!limiter.admit(key?.apiKey ?? ip, venue.now()))
    throw new CoinbaseError(429, "RESOURCE_EXHAUSTED", "too many requests");
  if (operation.access === "public") return operation.run(params);
  const account = key && venue.exchange.account(key.accountId);
  if (!key || !account) throw new CoinbaseError(401, "Unauthorized", "Unauthorized");
  return operation.run({ params, account, key });
}
