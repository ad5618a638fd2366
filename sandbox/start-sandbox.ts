import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { createExchange, type Exchange } from "./accounts/exchange";
import { loadExchangeState, saveExchangeState, type ExchangeState } from "./accounts/exchange-state";
import type { Venue } from "./binance/endpoint";
import { mountBinance } from "./binance/mount-binance";
import { createWeightLimiter } from "./binance/weight-limiter";
import { mountBybit } from "./bybit/mount-bybit";
import { mountCoinbase } from "./coinbase/mount-coinbase";
import { createFaultBoard, type FaultBoard } from "./control/faults";
import { mountControl } from "./control/mount-control";
import { createRequestLog, type RequestLog } from "./control/request-log";
import { createCallCounter } from "./call-counter";
import { mountKraken } from "./kraken/mount-kraken";
import { mountKrakenFutures } from "./krakenfutures/mount-krakenfutures";
import { POOL, SPOT_POOL } from "./kucoin/pools";
import { mountInbox } from "./mail/mount-inbox";
import type { BarSource } from "./market/bar-source";
import { createLiveMarket } from "./market/live-market";
import { createReplay } from "./market/replay/create-replay";
import { createSimulator } from "./market/simulator/create-simulator";
import { observeRequests } from "./observe-requests";
import { mountOkx } from "./okx/mount-okx";
import { mountHomePage } from "./pages/home-page";
import { mountSignedVenue } from "./signed-venue";
import { SMALL_VENUES, tradingVenues } from "./small-venues";
import { mountSources } from "./sources/mount-sources";
import { createRequestLimiter } from "./request-limiter";
import { mountStripe } from "./stripe/mount-stripe";

/** How a sandbox is started. Ports of 0 take free ones. */
export interface SandboxOptions {
  readonly port: number;
  readonly smtpPort: number;
  /** Address to listen on; only this machine unless told. */
  readonly host?: string | undefined;
  /** Shows recorded history instead of the simulator. */
  readonly replay?: { readonly dir: string; readonly asOf?: string | undefined } | undefined;
  /** The simulator's seed. */
  readonly seed?: number | undefined;
  /** Epoch ms; the market, the accounts and the signatures go by it. Real unless told. */
  readonly now?: (() => number) | undefined;
  /** Where Stripe's webhooks go, and what signs them. */
  readonly webhookUrl?: string | undefined;
  readonly webhookSecret?: string | undefined;
  /**
   * Folder in which accounts and payments survive a restart; without it they start afresh. A replay's exchange always
   * does: its market moves on with the calendar.
   */
  readonly stateDir?: string | undefined;
}

/** A running sandbox. `venue` gives tests the market and accounts without HTTP. */
export interface Sandbox {
  readonly url: string;
  readonly smtpUrl: string;
  readonly venue: Venue;
  readonly faults: FaultBoard;
  readonly requests: RequestLog;
  close(): Promise<void>;
}

const DEFAULT_SEED = 1;

/**
 * startSandbox starts the outside world: exchange, payments and mail. Throws ReplayError for an unusable replay
 * directory or date, and Node's EADDRINUSE for a taken port.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const now = options.now ?? Date.now;
  const market = createLiveMarket(chooseSource(options, now), now);
  const keep = exchangeKeeper(options);
  const venue: Venue = { market, exchange: createExchange(market, now, keep.load()), now };
  const save = (): void => keep.save(venue.exchange);
  const faults = createFaultBoard();
  const requests = createRequestLog();
  const limiter = createWeightLimiter();
  const requestLimiters = {
    bybit: createRequestLimiter({ requests: 600, windowMs: 5_000 }),
    okx: createRequestLimiter({ requests: 20, windowMs: 2_000 }),
    krakenpublic: createRequestLimiter({ requests: 60, windowMs: 60_000 }),
    kraken: createCallCounter({ most: 15, fallPerSecond: 1 / 3 }),
    krakenfuturespublic: createRequestLimiter({ requests: 600, windowMs: 60_000 }),
    krakenfutures: createCallCounter({ most: 500, fallPerSecond: 50 }),
    coinbase: createRequestLimiter({ requests: 30, windowMs: 1_000 }),
    kucoinpublic: createCallCounter(POOL),
    kucoinspot: createCallCounter(SPOT_POOL),
    kucoin: createCallCounter(POOL),
    bitgetpublic: createRequestLimiter({ requests: 20, windowMs: 1_000 }),
    bitget: createRequestLimiter({ requests: 10, windowMs: 1_000 }),
    gatepublic: createRequestLimiter({ requests: 200, windowMs: 10_000 }),
    gate: createRequestLimiter({ requests: 200, windowMs: 10_000 }),
  };
  const skews = new WeakMap<Request, number>();
  const host = options.host ?? "127.0.0.1";
  let url = "";

  const app = new Hono();
  observeRequests(app, { faults, requests, now, onSkew: (request, skewMs) => skews.set(request, skewMs) });
  const skewMsOf = (request: Request): number => skews.get(request) ?? 0;
  mountBinance(app, { venue, limiter, skewMsOf });
  mountBybit(app, { venue, limiter: requestLimiters.bybit, skewMsOf });
  mountOkx(app, { venue, limiter: requestLimiters.okx, skewMsOf });
  const { kraken, krakenpublic, krakenfutures, krakenfuturespublic, coinbase } = requestLimiters;
  mountKraken(app, { venue, limiter: krakenpublic, counter: kraken, skewMsOf });
  mountKrakenFutures(app, { venue, limiter: krakenfuturespublic, counter: krakenfutures, skewMsOf });
  mountCoinbase(app, { venue, limiter: coinbase, skewMsOf });
  for (const wire of [...SMALL_VENUES, ...tradingVenues(venue, requestLimiters)])
    mountSignedVenue(app, wire, { venue, skewMsOf });
  mountControl(app, { venue, faults, limiter, requestLimiters, requests, onChange: save });
  mountHomePage(app, venue);
  mountSources(app, { market, now, replayDir: options.replay?.dir });
  const stripe = mountStripe(app, {
    now,
    webhookUrl: () => options.webhookUrl,
    baseUrl: () => url,
    ...(options.webhookSecret === undefined ? {} : { webhookSecret: options.webhookSecret }),
    ...(options.stateDir === undefined ? {} : { stateFile: join(options.stateDir, "stripe.json") }),
  });

  // Before listening: Hono takes no route after its first request, and a launcher asks at once.
  const inbox = await mountInbox(app, { smtpPort: options.smtpPort, now });
  const server = await listen(app, options.port, host).catch(async (error: unknown) => {
    await Promise.all([stripe.close(), inbox.close()]);
    throw error;
  });
  url = `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${portOf(server)}`;
  return {
    url,
    smtpUrl: `smtp://127.0.0.1:${inbox.smtpPort}`,
    venue,
    faults,
    requests,
    async close() {
      server.closeAllConnections();
      save();
      await Promise.all([stripe.close(), inbox.close(), new Promise((resolve) => server.close(resolve))]);
    },
  };
}

/** Loads and saves the exchange's state where there is a folder for it and the market is the simulator. */
function exchangeKeeper(options: SandboxOptions): {
  load: () => ExchangeState | undefined;
  save: (exchange: Exchange) => void;
} {
  const { stateDir, seed = DEFAULT_SEED } = options;
  if (stateDir === undefined || options.replay) return { load: () => undefined, save: () => undefined };
  mkdirSync(stateDir, { recursive: true });
  const file = join(stateDir, "exchange.json");
  return {
    load: () => loadExchangeState(file, seed),
    save: (exchange) => saveExchangeState(file, { seed, ...exchange.state() }),
  };
}

function chooseSource(options: SandboxOptions, now: () => number): BarSource {
  return options.replay ? createReplay(options.replay, now) : createSimulator(options.seed ?? DEFAULT_SEED);
}

async function listen(app: Hono, port: number, host: string): Promise<Server> {
  const server = createAdaptorServer({ fetch: app.fetch, createServer }) as Server;
  server.listen(port, host);
  await once(server, "listening");
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
