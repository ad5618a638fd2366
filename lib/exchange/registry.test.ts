import ccxt from "ccxt";
import { describe, expect, test } from "vitest";
import type { VenueEndpoint } from "./client";
import { findVenue, MARKET_VENUE_IDS, VENUES, venueOf } from "./registry";
import { BINANCE } from "./venues/binance/endpoints";
import { BITFINEX } from "./venues/bitfinex/endpoints";
import { BITGET } from "./venues/bitget/endpoints";
import { BITSTAMP } from "./venues/bitstamp/endpoints";
import { BYBIT } from "./venues/bybit/endpoints";
import { COINBASE } from "./venues/coinbase/endpoints";
import { CRYPTOCOM } from "./venues/cryptocom/endpoints";
import { DERIBIT } from "./venues/deribit/endpoints";
import { GATE } from "./venues/gate/endpoints";
import { HTX } from "./venues/htx/endpoints";
import { KRAKEN } from "./venues/kraken/endpoints";
import { KRAKEN_FUTURES } from "./venues/krakenfutures/endpoints";
import { KUCOIN } from "./venues/kucoin/endpoints";
import { MEXC } from "./venues/mexc/endpoints";
import { OKX } from "./venues/okx/endpoints";

const ENDPOINTS: Readonly<Record<string, Readonly<Record<string, VenueEndpoint>>>> = {
  binance: BINANCE,
  bybit: BYBIT,
  okx: OKX,
  kraken: KRAKEN,
  krakenfutures: KRAKEN_FUTURES,
  coinbase: COINBASE,
  kucoin: KUCOIN,
  bitget: BITGET,
  gate: GATE,
  mexc: MEXC,
  htx: HTX,
  bitfinex: BITFINEX,
  deribit: DERIBIT,
  bitstamp: BITSTAMP,
  cryptocom: CRYPTOCOM,
};

/** Venues that want reads as POST. Elsewhere a POST might do something. */
const READS_BY_POST = new Set(["kraken", "bitfinex", "bitstamp", "cryptocom"]);

/** The paths ccxt knows, by host and verb. */
function knownPaths(venue: string): unknown {
  const Class = (ccxt as unknown as Record<string, new () => { api: unknown }>)[venue];
  return Class === undefined ? undefined : new Class().api;
}

function isKnown(known: unknown, { api, path, method }: VenueEndpoint): boolean {
  let here = known;
  for (const step of [api, method.toLowerCase()].flat()) here = Reflect.get(Object(here), step);
  return Array.isArray(here) ? here.includes(path) : Object.hasOwn(Object(here), path);
}

describe.each(Object.entries(ENDPOINTS))("%s", (id, endpoints) => {
  const venue = venueOf(id);
  const rows = Object.entries(endpoints);
  const known = knownPaths(id);

  test.each(rows)("%s is a read that ccxt knows, paid from a budget of the venue", (name, endpoint) => {
    expect(Object.keys(venue.budgets)).toContain(endpoint.bucket);
    expect(endpoint.weight).toBeGreaterThan(0);
    // Described to ccxt in its wire.
    if (id !== "krakenfutures" || name !== "permissions") expect(isKnown(known, endpoint)).toBe(true);
    if (endpoint.method === "POST" && !READS_BY_POST.has(id)) expect(`${id} ${name}`).toBe("binance funding");
    expect(endpoint.path).not.toMatch(/withdraw\/apply|create|cancel|place|revoke|deallocate\b/i);
  });

  test("public data does not use up what is counted per key", () => {
    for (const [, { isPrivate, bucket }] of rows) if (!isPrivate) expect(venue.budgets[bucket]?.per).toBe("address");
  });

  test("the form asks for a key and a secret, and says what to tick and what not", () => {
    expect(venue.fields.map(({ field }) => field)).toEqual(expect.arrayContaining(["apiKey", "secret"]));
    expect(venue.boxesToTick.length).toBeGreaterThan(0);
    expect(venue.boxesToUntick.length).toBeGreaterThan(0);
    expect(venue.permissionProof.kind === "endpoint").toBe(venue.permissionProof.request !== null);
    expect(venue.permissionProof.kind === "endpoint").toBe(
      Object.keys(endpoints).some((name) => /permissions/i.test(name)),
    );
  });

  test("balances only means no trades, and says so", () => {
    const isFull = venue.capability === "full";
    expect(venue.history.tradesDays !== 0).toBe(isFull);
    expect(venue.unread.includes("trades")).toBe(!isFull);
  });

  test("flows are read wherever contracts settle: there a deposit would pass for gain", () => {
    const isRead = venue.history.flowsDays > 0;
    expect(venue.unread.includes("flows")).toBe(!isRead);
    const settling = venue.wallets.filter((wallet) =>
      ["unified", "futures", "coin_futures", "options"].includes(wallet),
    );
    if (!isRead) expect(settling).toEqual([]);
  });
});

test("only what is on offer is found by a request", () => {
  for (const { id } of VENUES) expect(findVenue(id)?.id).toBe(id);
  expect(findVenue("__proto__")).toBeNull();
  expect(() => venueOf("nowhere")).toThrow(/unknown venue/);
  expect(MARKET_VENUE_IDS).toContain("binance");
  expect(MARKET_VENUE_IDS).not.toContain("htx");
});
