import { Hono, type Context } from "hono";
import { addressOf } from "../address-of";
import type { ExchangeWire, Operation } from "../exchange-wire";
import { accountOperations } from "./account-operations";
import { authenticate } from "./authenticate";
import { historyOperations } from "./history-operations";
import { OkxError } from "./okx-error";
import { publicOperations } from "./public-operations";

const PREFIX = "/okx";

/** mountOkx serves OKX's v5 REST interface below `/okx`: reads only, as a read-only key sees it. */
export function mountOkx(app: Hono, wire: ExchangeWire): void {
  const routes = new Hono();
  const operations = [
    ...publicOperations(wire.venue),
    ...accountOperations(wire.venue),
    ...historyOperations(wire.venue),
  ];
  for (const operation of operations) routes.get(operation.path, (c) => answer(c, operation, wire));
  routes.all("*", (c) => c.json({ code: "404", msg: "Not Found", data: [] }, 404));
  app.route(PREFIX, routes);
}

function answer(c: Context, operation: Operation, wire: ExchangeWire): Response {
  try {
    return c.json({ code: "0", msg: "", data: run(c, operation, wire) });
  } catch (error) {
    if (error instanceof OkxError) return c.json({ code: error.code, msg: error.message, data: [] }, error.status);
    throw error;
  }
}

function run(c: Context, operation: Operation, wire: ExchangeWire): unknown {
  const { venue, limiter } = wire;
  const ip = addressOf(c);
  const skewMs = wire.skewMsOf(c.req.raw);
  // Each endpoint counts by itself: for an address, or for a key.
  const caller = operation.access === "public" ? ip : (c.req.header("ok-access-key") ?? ip);
  if (!limiter.admit(`${caller} ${operation.path}`, venue.now())) throw new OkxError(429, "50011", "Too Many Requests");
  const mark = c.req.url.indexOf("?");
  const query = mark < 0 ? "" : c.req.url.slice(mark + 1);
  const params = new URLSearchParams(query);
  if (operation.path === "/api/v5/public/time") return [{ ts: String(venue.now() + skewMs) }];
  if (operation.access === "public") return operation.run(params);
  const requestPath = `${operation.path}${mark < 0 ? "" : `?${query}`}`;
  const signed = { header: (name: string) => c.req.header(name), requestPath, ip, at: venue.now() + skewMs };
  const key = authenticate(venue.exchange, signed);
  const account = venue.exchange.account(key.accountId);
  if (!account) throw new OkxError(401, "50111", "Invalid OK-ACCESS-KEY.");
  return operation.run({ params, account, key });
}
