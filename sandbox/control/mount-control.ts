import type { Context, Hono } from "hono";
import { z } from "zod";
import { RefusedOperation } from "../accounts/account-book";
import { accountTruth } from "../accounts/account-truth";
import type { Account } from "../accounts/exchange";
import { depositCoins, moveBetweenWallets, tradeAtMarket, withdrawCoins } from "../accounts/operations";
import type { LedgerEvent } from "../accounts/ledger-event";
import type { Venue } from "../binance/endpoint";
import type { WeightLimiter } from "../binance/weight-limiter";
import type { RequestLimiter } from "../request-limiter";
import { crashOf } from "./crash";
import { depegOf } from "./depeg";
import { faultRequestSchema, type FaultBoard } from "./faults";
import type { RequestLog } from "./request-log";

/** What the control API steers. */
export interface ControlDesk {
  readonly venue: Venue;
  readonly faults: FaultBoard;
  readonly limiter: WeightLimiter;
  /** Of the venues that count requests, by the family the control API calls them. */
  readonly requestLimiters: Readonly<Record<string, RequestLimiter>>;
  readonly requests: RequestLog;
  /** Called after anything that changes an account or key. */
  readonly onChange: () => void;
}

const amount = z.union([z.string(), z.number()]).transform(String);
const tradeSchema = z.object({
  symbol: z.string(),
  side: z.preprocess((v) => (typeof v === "string" ? v.toUpperCase() : v), z.enum(["BUY", "SELL"])),
  quantity: amount,
  venue: z.enum(["spot", "futures"]).default("spot"),
});
const wallet = z.enum(["spot", "funding", "margin", "futures", "earn"]);
const transferSchema = z.object({ from: wallet, to: wallet, asset: z.string(), amount });
const flowSchema = z.object({ asset: z.string().regex(/^[A-Z0-9]{2,12}$/), amount });
const keySchema = z.strictObject({
  permissions: z.record(z.string().regex(/^(enable|permits)\w+$/), z.boolean()).optional(),
  /** `true` lets the key expire now, `false` revives it. */
  expired: z.boolean().optional(),
  /** When it will expire, epoch ms; null = never. */
  expiresAt: z.number().int().nullable().optional(),
  allowedIps: z.array(z.string()).nullable().optional(),
});
const crashSchema = z.object({ asset: z.string().optional(), fraction: z.number().gt(0).lt(1) });
/** 1 brings the coin back to its peg. */
const depegSchema = z.object({
  asset: z.enum(["USDT", "USDC", "FDUSD", "DAI"]),
  priceUsd: z.number().min(0.01).max(10),
});
const weightFamily = z.enum(["api", "sapi", "fapi", "dapi", "uid"]);
/** A weight family of Binance, or the name of another venue. */
const limitSchema = z.object({ family: z.string().regex(/^[a-z]+$/), perMinute: z.number().int().min(0) });

/** mountControl adds `/control/*`: the tests' way to act as the user on the exchange, and to break things. */
export function mountControl(app: Hono, desk: ControlDesk): void {
  const { market, exchange, now } = desk.venue;
  app.get("/control/status", (c) =>
    c.json({
      mode: market.mode,
      label: market.label(),
      now: now(),
      instruments: market.instruments().map((instrument) => instrument.symbol),
      accounts: exchange.accounts().map((account) => account.profile.id),
    }),
  );
  mountAccounts(app, desk);
  mountFaults(app, desk);
  app.post("/control/crash", async (c) => {
    const body = await parsed(c, crashSchema);
    if (body instanceof Response) return body;
    if (body.asset !== undefined && !market.instrument(`${body.asset}USDT`)) {
      return problem(c, 404, `No market for ${body.asset}.`);
    }
    market.addShock(crashOf(body.fraction, now(), body.asset));
    return c.json({ ok: true, at: now() });
  });
  app.post("/control/depeg", async (c) => {
    const body = await parsed(c, depegSchema);
    if (body instanceof Response) return body;
    const shock = depegOf(market, body.asset, body.priceUsd, now());
    if (shock === undefined) return problem(c, 404, `No market for ${body.asset}.`);
    market.addShock(shock);
    return c.json({ ok: true, at: now() });
  });
  app.post("/control/reset", (c) => {
    market.clearShocks();
    desk.faults.clear();
    desk.limiter.reset();
    for (const each of Object.values(desk.requestLimiters)) each.reset();
    desk.requests.reset();
    exchange.reset();
    desk.onChange();
    return c.json({ ok: true });
  });
}

function mountAccounts(app: Hono, { venue: { market, exchange, now }, onChange }: ControlDesk): void {
  app.get("/control/accounts", (c) => c.json(exchange.accounts().map(accountCard)));
  app.get("/control/accounts/:id/truth", (c) => {
    const account = exchange.account(c.req.param("id"));
    return account ? c.json(accountTruth(account.book, market, now())) : problem(c, 404, "No such account.");
  });
  const act = <Schema extends z.ZodType>(
    verb: string,
    schema: Schema,
    run: (account: Account, body: z.output<Schema>) => LedgerEvent,
  ): void => {
    app.post(`/control/accounts/:id/${verb}`, async (c) => {
      const account = exchange.account(c.req.param("id") ?? "");
      if (!account) return problem(c, 404, "No such account.");
      const body = await parsed(c, schema);
      if (body instanceof Response) return body;
      try {
        const event = run(account, body);
        onChange();
        return c.json(event);
      } catch (error) {
        if (error instanceof RefusedOperation) return problem(c, 400, error.message, error.code);
        throw error;
      }
    });
  };
  act("trade", tradeSchema, (account, body) => tradeAtMarket(account.book, market, body, now()));
  act("transfer", transferSchema, (account, body) => moveBetweenWallets(account.book, body, now()));
  act("deposit", flowSchema, (account, body) => depositCoins(account.book, body.asset, body.amount, now()));
  act("withdraw", flowSchema, (account, body) => withdrawCoins(account.book, body.asset, body.amount, now()));
  app.patch("/control/keys/:apiKey", async (c) => {
    const key = exchange.key(c.req.param("apiKey"));
    if (!key) return problem(c, 404, "No such key.");
    const body = await parsed(c, keySchema);
    if (body instanceof Response) return body;
    key.permissions = { ...key.permissions, ...body.permissions };
    if (body.expired !== undefined) key.expiresAt = body.expired ? now() : undefined;
    if (body.expiresAt !== undefined) key.expiresAt = body.expiresAt ?? undefined;
    if (body.allowedIps !== undefined) key.allowedIps = body.allowedIps ?? undefined;
    onChange();
    return c.json(key);
  });
}

function mountFaults(app: Hono, { faults, limiter, requestLimiters, requests }: ControlDesk): void {
  app.get("/control/faults", (c) => c.json(faults.list()));
  app.post("/control/faults", async (c) => {
    const body = await parsed(c, faultRequestSchema);
    return body instanceof Response ? body : c.json(faults.add(body), 201);
  });
  app.delete("/control/faults", (c) => {
    const id = c.req.query("id");
    return c.json({
      cleared: faults.clear({ id: id === undefined ? undefined : Number(id), apiKey: c.req.query("apiKey") }),
    });
  });
  app.post("/control/limits", async (c) => {
    const body = await parsed(c, limitSchema);
    if (body instanceof Response) return body;
    const family = weightFamily.safeParse(body.family);
    const requestLimiter = requestLimiters[body.family];
    if (family.success) limiter.setLimit(family.data, body.perMinute);
    else if (requestLimiter) requestLimiter.setPerMinute(body.perMinute);
    else return problem(c, 404, `No limit is called ${body.family}.`);
    return c.json(body);
  });
  app.get("/control/limits", (c) =>
    c.json(
      Object.fromEntries([
        ...weightFamily.options.map((family) => [family, limiter.use(family)] as const),
        ...Object.entries(requestLimiters).map(([family, each]) => [family, each.use()] as const),
      ]),
    ),
  );
  app.get("/control/requests", (c) => c.json(requests.counts(c.req.query("apiKey"))));
  app.delete("/control/requests", (c) => {
    requests.reset();
    return c.json({ ok: true });
  });
}

function accountCard(account: Account): Record<string, unknown> {
  const { id, venue = "binance", title, description } = account.profile;
  return { id, venue, title, description, keys: account.keys };
}

async function parsed<Schema extends z.ZodType>(c: Context, schema: Schema): Promise<z.output<Schema> | Response> {
  const raw: unknown = await c.req.json().catch(() => undefined);
  const result = schema.safeParse(raw);
  return result.success ? result.data : problem(c, 400, z.prettifyError(result.error));
}

function problem(c: Context, status: 400 | 404, message: string, code?: number): Response {
  return c.json({ error: message, ...(code === undefined ? {} : { code }) }, status);
}
