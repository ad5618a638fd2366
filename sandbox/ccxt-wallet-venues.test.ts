import type { Exchange } from "ccxt";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { KeyKind } from "./accounts/api-key";
import { DAY_MS } from "./market/interval";
import { startSandbox, type Sandbox } from "./start-sandbox";
import { connectVenue } from "./testing/connect-venue";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, smtpPort: 0 });
});
afterAll(() => sandbox.close());

interface Twin {
  venue: "kucoin" | "bitget" | "gate";
  /** What a key may do, and where in the answer it says so. */
  path: string;
  api: string | readonly string[];
  granted: (answer: unknown, exchange: Exchange) => unknown;
  readOnly: unknown;
  tradeEnabled: unknown;
  withdrawEnabled: unknown;
  refusals: Readonly<Record<"expired" | "ip-bound" | "secret" | "clock", RegExp>>;
}

const member = (answer: unknown, ...names: readonly string[]): unknown =>
  names.reduce((value, name) => Reflect.get(Object(value), name) as unknown, answer);

const areasOf = (answer: unknown, { apiKey }: Exchange): unknown[] => {
  const rows = answer as { key: string; perms: { name: string; read_only: boolean }[] }[];
  const own = rows.find(({ key }) => apiKey.startsWith(key.replaceAll("*", "")));
  return (own?.perms ?? []).filter(({ read_only: isReadOnly }) => !isReadOnly).map(({ name }) => name);
};

const TWINS: readonly Twin[] = [
  {
    venue: "kucoin",
    path: "user/api-key",
    api: "private",
    granted: (answer) => member(answer, "data", "permission"),
    readOnly: "General",
    tradeEnabled: "General,Spot,Futures",
    withdrawEnabled: "General,Spot,Futures,Transfer",
    refusals: { expired: /400003/, "ip-bound": /400006/, secret: /400005/, clock: /400002/ },
  },
  {
    venue: "bitget",
    path: "v3/account/info",
    api: ["private", "uta"],
    granted: (answer) =>
      `${String(member(answer, "data", "permType"))} ${String(member(answer, "data", "permissions"))}`,
    readOnly: "read-only uta_mgt,uta_trade",
    tradeEnabled: "read-and-write uta_mgt,uta_trade",
    withdrawEnabled: "read-and-write uta_mgt,uta_trade,withdraw",
    refusals: { expired: /40037/, "ip-bound": /40018/, secret: /40009/, clock: /40008/ },
  },
  {
    venue: "gate",
    path: "main_keys",
    api: ["private", "account"],
    granted: areasOf,
    readOnly: [],
    tradeEnabled: ["spot", "futures", "earn", "unified"],
    withdrawEnabled: ["spot", "futures", "wallet", "earn", "unified"],
    refusals: {
      expired: /INVALID_KEY/,
      "ip-bound": /IP_FORBIDDEN/,
      secret: /INVALID_SIGNATURE/,
      clock: /REQUEST_EXPIRED/,
    },
  },
];

describe.each(TWINS)("the real ccxt client on $venue", ({ venue, path, api, granted, refusals, ...scopes }) => {
  const ask = async (kind: KeyKind, change: (exchange: Exchange) => void = () => undefined) => {
    const exchange = await connectVenue(sandbox, venue, `${venue}-trader`, kind);
    change(exchange);
    return granted(await exchange.fetch2(path, api as string, "GET", {}), exchange);
  };

  test("tells what each key may do", async () => {
    expect(await ask("read-only")).toEqual(scopes.readOnly);
    expect(await ask("trade-enabled")).toEqual(scopes.tradeEnabled);
    expect(await ask("withdraw-enabled")).toEqual(scopes.withdrawEnabled);
  });

  test("refuses ended and bound keys, a wrong secret and a wrong clock", async () => {
    await expect(ask("expired")).rejects.toThrow(refusals.expired);
    await expect(ask("ip-bound")).rejects.toThrow(refusals["ip-bound"]);
    await expect(ask("read-only", (exchange) => (exchange.secret = "wrong"))).rejects.toThrow(refusals.secret);
    const late = (exchange: Exchange) => (exchange.options["timeDifference"] = 120_000);
    await expect(ask("read-only", late)).rejects.toThrow(refusals.clock);
  });

  test("tells the time", async () => {
    const exchange = await connectVenue(sandbox, venue, `${venue}-trader`);
    expect(Math.abs(Number(await exchange.loadTimeDifference()))).toBeLessThan(2_000);
  });
});

describe("markets and accounts in ccxt's eyes", () => {
  test("KuCoin: contracts of one lot, days on the grid and books", async () => {
    const exchange = await connectVenue(sandbox, "kucoin", "kucoin-trader");
    // With a key, ccxt also asks for what only trading needs.
    exchange.apiKey = "";
    exchange.setMarkets(await exchange.fetchMarkets());
    expect(exchange.market("BTC/USDT:USDT")).toMatchObject({ swap: true, linear: true, contractSize: 0.00001 });
    const since = Math.floor(Date.now() / DAY_MS) * DAY_MS - 10 * DAY_MS;
    const days = await exchange.fetchOHLCV("BTC/USDT", "1d", since, 10);
    expect(days.map(([at]) => at)).toEqual(Array.from({ length: 10 }, (_, i) => since + i * DAY_MS));
    const book = await exchange.fetchOrderBook("BTC/USDT:USDT", 100);
    expect(book.bids[0]?.[1]).toBeGreaterThan(0);
  });
  test("Gate: trades, and positions in whole contracts", async () => {
    const exchange = await connectVenue(sandbox, "gate", "gate-trader");
    const trades = await exchange.fetch2("my_trades", ["private", "spot"] as unknown as string, "GET", {});
    expect((trades as unknown[]).length).toBe(2);
    const [position] = (await exchange.fetch2(
      "{settle}/positions",
      ["private", "futures"] as unknown as string,
      "GET",
      {
        settle: "usdt",
      },
    )) as { contract: string; size: number }[];
    expect(position?.contract).toBe("BTC_USDT");
    expect(Number.isInteger(position?.size)).toBe(true);
  });
});
