import { Hono, type Context } from "hono";
import { addressOf } from "../address-of";
import type { ExchangeWire, Operation } from "../exchange-wire";
import { accountOperations } from "./account-operations";
import { authenticate } from "./authenticate";
import { BybitError } from "./bybit-error";
import { historyOperations } from "./history-operations";
import { publicOperations } from "./public-operations";

/** mountBybit serves Bybit's v5 REST interface below `/bybit`: reads only, as a read-only key sees it. */
export function mountBybit(app: Hono, wire: ExchangeWire): void {
  const routes = new Hono();
  const operations = [
    ...publicOperations(wire.venue),
    ...accountOperations(wire.venue),
    ...historyOperations(wire.venue),
  ];
  for (const operation of operations) routes.get(operation.path, (c) => answer(c, operation, wire));
  routes.all("*", (c) => c.json({ retCode: 10_017, retMsg: "Route not found.", result: {}, time: Date.now() }, 404));
  app.route("/bybit", routes);
}

function answer(c: Context, operation: Operation, wire: ExchangeWire): Response {
  const at = wire.venue.now() + wire.skewMsOf(c.req.raw);
  const envelope = (retCode: number, retMsg: string, result: unknown) => ({
    retCode,
    retMsg,
    result,
    retExtInfo: {},
    time: at,
  });
  try {
    const ip = addressOf(c);
    if (!wire.limiter.admit(ip, wire.venue.now()))
      throw new BybitError(10_018, "Exceeded the IP rate limit. access too frequent.", 403);
    return c.json(envelope(0, "OK", run(c, operation, wire, { ip, at })));
  } catch (error) {
    if (error instanceof BybitError) return c.json(envelope(error.retCode, error.message, {}), error.status);
    throw error;
  }
}

function run(c: Context, operation: Operation, wire: ExchangeWire, caller: { ip: string; at: number }): unknown {
  const mark = c.req.url.indexOf("?");
  const query = mark < 0 ? "" : c.req.url.slice(mark + 1);
  const params = new URLSearchParams(query);
  if (operation.access === "public") return operation.run(params);
  const key = authenticate(wire.venue.exchange, { header: (name) => c.req.header(name), query, ...caller });
  const account = wire.venue.exchange.account(key.accountId);
  if (!account) throw new BybitError(10_003, "API key is invalid.");
  return operation.run({ params, account, key });
}
