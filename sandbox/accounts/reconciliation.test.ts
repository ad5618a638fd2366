import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY_MS } from "../market/interval";
import { startSandbox, type Sandbox } from "../start-sandbox";
import { control, demoKey, signedCall, type DemoKey } from "../testing/signed-client";
import { DEMO_PROFILES } from "./demo-profiles";
import { Decimal } from "./money";

const NOW = Date.UTC(2026, 10, 22, 16, 20);
const HISTORY_DAYS = 720;

/** Balances by wallet and coin, added up from what the exchange's history endpoints say. */
type Sums = Map<string, Decimal>;
type Row = Readonly<Record<string, string | number | boolean>>;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, smtpPort: 0, now: () => NOW });
  // Reading every pair's trades of every account is more than the exchange allows in a minute.
  for (const family of ["api", "sapi", "fapi", "dapi", "uid"])
    await control(sandbox, "POST", "/limits", { family, perMinute: 1e9 });
});
afterAll(() => sandbox.close());

function add(sums: Sums, wallet: string, asset: unknown, amount: unknown, sign = 1): void {
  const key = `${wallet} ${String(asset)}`;
  sums.set(key, (sums.get(key) ?? new Decimal(0)).plus(new Decimal(String(amount)).times(sign)));
}

const OWED: ReadonlySet<string> = new Set(["borrowed", "interest", "isolated-borrowed"]);

/** Accounts whose wire this file speaks. */
const ON_BINANCE = DEMO_PROFILES.filter(({ venue = "binance" }) => venue === "binance").map(({ id }) => id);

async function read(key: DemoKey, path: string, params: Record<string, string | number> = {}): Promise<unknown> {
  const { status, body } = await signedCall(sandbox, key, "GET", path, params);
  if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** All rows of a history that is read in windows of at most `days`, each page by page. */
async function readWindows(
  key: DemoKey,
  path: string,
  days: number,
  params: Record<string, string | number> = {},
): Promise<Row[]> {
  const found: Row[] = [];
  for (let to = NOW; to > NOW - HISTORY_DAYS * DAY_MS; to -= days * DAY_MS + 1) {
    for (let current = 1; ; current++) {
      const window = { ...params, startTime: to - days * DAY_MS, endTime: to, current, size: 100 };
      const body = (await read(key, path, window)) as Row[] | { rows: Row[] };
      if (Array.isArray(body)) {
        found.push(...body);
        break;
      }
      found.push(...body.rows);
      if (body.rows.length < 100) break;
    }
  }
  return found;
}

async function readTrades(key: DemoKey, path: string, params: Record<string, string>): Promise<Row[]> {
  const found: Row[] = [];
  for (let fromId = 0; ;) {
    const page = (await read(key, path, { ...params, fromId, limit: 1_000 })) as Row[];
    found.push(...page);
    if (page.length < 1_000) return found;
    fromId = Number(page.at(-1)?.["id"]) + 1;
  }
}

async function addFlows(key: DemoKey, sums: Sums): Promise<void> {
  for (const row of await readWindows(key, "/sapi/v1/capital/deposit/hisrec", 90))
    add(sums, "spot", row["coin"], row["amount"]);
  for (const row of await readWindows(key, "/sapi/v1/capital/withdraw/history", 90)) {
    add(sums, "spot", row["coin"], row["amount"], -1);
    add(sums, "spot", row["coin"], row["transactionFee"], -1);
  }
  const fiat = (await read(key, "/sapi/v1/fiat/orders", { transactionType: 0, startTime: NOW - 499 * DAY_MS })) as {
    data: Row[];
  };
  const older = (await read(key, "/sapi/v1/fiat/orders", {
    transactionType: 0,
    startTime: NOW - HISTORY_DAYS * DAY_MS,
    endTime: NOW - 499 * DAY_MS - 1,
  })) as { data: Row[] };
  for (const row of [...fiat.data, ...older.data]) add(sums, "spot", row["fiatCurrency"], row["amount"]);
  const wallets = {
    MAIN: "spot",
    FUNDING: "funding",
    MARGIN: "margin",
    ISOLATED_MARGIN: "isolated",
    UMFUTURE: "futures",
    CMFUTURE: "coin_futures",
  };
  // The futures wallets are summed from their income, which lists transfers too.
  const isSummed = (wallet: string): boolean => wallet === "futures" || wallet === "coin_futures";
  for (const [fromName, from] of Object.entries(wallets)) {
    for (const [toName, to] of Object.entries(wallets)) {
      if (from === to) continue;
      for (const row of await readWindows(key, "/sapi/v1/asset/transfer", 182, { type: `${fromName}_${toName}` })) {
        if (!isSummed(from)) add(sums, from, row["asset"], row["amount"], -1);
        if (!isSummed(to)) add(sums, to, row["asset"], row["amount"]);
      }
    }
  }
}

async function addTrades(key: DemoKey, sums: Sums): Promise<void> {
  for (const { symbol, base } of sandbox.venue.market.instruments()) {
    for (const [wallet, path, params] of [
      ["spot", "/api/v3/myTrades", {}],
      ["margin", "/sapi/v1/margin/myTrades", {}],
      ["isolated", "/sapi/v1/margin/myTrades", { isIsolated: "TRUE" }],
    ] as const) {
      for (const row of await readTrades(key, path, { symbol, ...params })) {
        const sign = row["isBuyer"] === true ? 1 : -1;
        add(sums, wallet, base, row["qty"], sign);
        add(sums, wallet, "USDT", row["quoteQty"], -sign);
        add(sums, wallet, row["commissionAsset"], row["commission"], -1);
      }
    }
  }
}

/** Convert, swept dust, and what was paid without a trade: locked earn among it. */
async function addConversions(key: DemoKey, sums: Sums): Promise<void> {
  for (let to = NOW; to > NOW - HISTORY_DAYS * DAY_MS; to -= 30 * DAY_MS) {
    const window = { startTime: to - 30 * DAY_MS, endTime: to - 1, limit: 1_000 };
    for (const row of ((await read(key, "/sapi/v1/convert/tradeFlow", window)) as { list: Row[] }).list) {
      add(sums, "spot", row["fromAsset"], row["fromAmount"], -1);
      add(sums, "spot", row["toAsset"], row["toAmount"]);
    }
  }
  const dust = (await read(key, "/sapi/v1/asset/dribblet")) as {
    userAssetDribblets: { userAssetDribbletDetails: Row[] }[];
  };
  for (const row of dust.userAssetDribblets.flatMap((round) => round.userAssetDribbletDetails)) {
    add(sums, "spot", row["fromAsset"], row["amount"], -1);
    add(sums, "spot", "BNB", row["transferedAmount"]);
    add(sums, "spot", "BNB", row["serviceChargeAmount"], -1);
  }
  for (let to = NOW; to > NOW - HISTORY_DAYS * DAY_MS; to -= 90 * DAY_MS) {
    const window = { startTime: to - 90 * DAY_MS, endTime: to - 1, limit: 500 };
    for (const row of ((await read(key, "/sapi/v1/asset/assetDividend", window)) as { rows: Row[] }).rows)
      add(sums, "spot", row["asset"], row["amount"]);
  }
}

async function addEarnAndLoans(key: DemoKey, sums: Sums): Promise<void> {
  for (const [product, wallet] of [
    ["flexible", "earn"],
    ["locked", "locked"],
  ] as const) {
    const history = `/sapi/v1/simple-earn/${product}/history`;
    for (const row of await readWindows(key, `${history}/subscriptionRecord`, 92)) {
      add(sums, "spot", row["asset"], row["amount"], -1);
      add(sums, wallet, row["asset"], row["amount"]);
    }
    for (const row of await readWindows(key, `${history}/redemptionRecord`, 92)) {
      add(sums, "spot", row["asset"], row["amount"]);
      add(sums, wallet, row["asset"], row["amount"], -1);
    }
  }
  for (const row of await readWindows(key, "/sapi/v1/simple-earn/flexible/history/rewardsRecord", 30))
    add(sums, "earn", row["asset"], row["rewards"]);
  for (const [type, sign] of [
    ["BORROW", 1],
    ["REPAY", -1],
  ] as const) {
    for (const row of await readWindows(key, "/sapi/v1/margin/borrow-repay", 30, { type })) {
      add(sums, "margin", row["asset"], row["amount"], sign);
      add(sums, "borrowed", row["asset"], row["amount"], sign);
    }
  }
  for (const row of await readWindows(key, "/sapi/v1/margin/interestHistory", 30))
    add(sums, "interest", row["asset"], row["interest"]);
  const pair = await isolatedPair(key);
  for (const [type, sign] of [
    ["BORROW", 1],
    ["REPAY", -1],
  ] as const) {
    if (pair === undefined) continue;
    for (const row of await readWindows(key, "/sapi/v1/margin/borrow-repay", 30, { type, isolatedSymbol: pair })) {
      add(sums, "isolated", row["asset"], row["amount"], sign);
      add(sums, "isolated-borrowed", row["asset"], row["amount"], sign);
    }
  }
  for (const [wallet, path] of [
    ["futures", "/fapi/v1/income"],
    ["coin_futures", "/dapi/v1/income"],
  ] as const) {
    const window = { startTime: NOW - HISTORY_DAYS * DAY_MS, endTime: NOW, limit: 1_000 };
    for (const row of (await read(key, path, window)) as Row[]) add(sums, wallet, row["asset"], row["income"]);
  }
}

interface IsolatedPair {
  symbol: string;
  baseAsset: Row;
  quoteAsset: Row;
}

async function isolatedPairs(key: DemoKey): Promise<IsolatedPair[]> {
  return ((await read(key, "/sapi/v1/margin/isolated/account")) as { assets: IsolatedPair[] }).assets;
}

async function isolatedPair(key: DemoKey): Promise<string | undefined> {
  return (await isolatedPairs(key))[0]?.symbol;
}

async function statedBalances(key: DemoKey): Promise<Sums> {
  const stated: Sums = new Map();
  const spot = (await read(key, "/api/v3/account")) as { balances: Row[] };
  for (const row of spot.balances.filter(
    (balance) => !String(balance["asset"]).startsWith("LD") || balance["asset"] === "LDO",
  )) {
    add(stated, "spot", row["asset"], row["free"]);
    add(stated, "spot", row["asset"], row["locked"]);
  }
  const funding = (await signedCall(sandbox, key, "POST", "/sapi/v1/asset/get-funding-asset")).body as Row[];
  for (const row of funding) add(stated, "funding", row["asset"], row["free"]);
  const margin = (await read(key, "/sapi/v1/margin/account")) as { userAssets: Row[] };
  for (const row of margin.userAssets) {
    add(stated, "margin", row["asset"], row["free"]);
    add(stated, "borrowed", row["asset"], row["borrowed"]);
    add(stated, "interest", row["asset"], row["interest"]);
  }
  const flexible = (await read(key, "/sapi/v1/simple-earn/flexible/position", { size: 100 })) as { rows: Row[] };
  for (const row of flexible.rows) add(stated, "earn", row["asset"], row["totalAmount"]);
  const locked = (await read(key, "/sapi/v1/simple-earn/locked/position", { size: 100 })) as { rows: Row[] };
  for (const row of locked.rows) add(stated, "locked", row["asset"], row["amount"]);
  for (const row of (await isolatedPairs(key)).flatMap(({ baseAsset, quoteAsset }) => [baseAsset, quoteAsset])) {
    add(stated, "isolated", row["asset"], row["free"]);
    add(stated, "isolated-borrowed", row["asset"], row["borrowed"]);
  }
  for (const [wallet, path] of [
    ["futures", "/fapi/v3/account"],
    ["coin_futures", "/dapi/v1/account"],
  ] as const) {
    const account = (await read(key, path)) as { assets: Row[] };
    for (const row of account.assets) add(stated, wallet, row["asset"], row["walletBalance"]);
  }
  return stated;
}

function nonZero(sums: Sums): Record<string, string> {
  return Object.fromEntries(
    [...sums]
      .filter(([, sum]) => !sum.isZero())
      .map(([key, sum]) => [key, sum.toFixed()])
      .sort(),
  );
}

describe("an account is the sum of its history, to the last decimal, from the wire alone", () => {
  test.each(ON_BINANCE)("%s", async (id) => {
    const key = await demoKey(sandbox, id);
    const sums: Sums = new Map();
    await addFlows(key, sums);
    await addTrades(key, sums);
    await addConversions(key, sums);
    await addEarnAndLoans(key, sums);
    expect(nonZero(sums)).toEqual(nonZero(await statedBalances(key)));
  });
});

describe("the exchange's own total", () => {
  test.each(ON_BINANCE)("of %s is its balances at the ticker's prices", async (id) => {
    const key = await demoKey(sandbox, id);
    const prices = new Map(
      (
        (await (await fetch(`${sandbox.url}/binance/api/v3/ticker/price`)).json()) as {
          symbol: string;
          price: string;
        }[]
      ).map(({ symbol, price }) => [symbol, price]),
    );
    let total = new Decimal(0);
    const unpriced: string[] = [];
    for (const [name, amount] of await statedBalances(key)) {
      const [wallet, asset = ""] = name.split(" ");
      const price = asset === "USDT" ? "1" : prices.get(`${asset}USDT`);
      if (price === undefined) unpriced.push(asset);
      else total = total.plus(amount.times(price).times(OWED.has(wallet ?? "") ? -1 : 1));
    }
    const futures = (await read(key, "/fapi/v3/account")) as { totalUnrealizedProfit: string };
    total = total.plus(futures.totalUnrealizedProfit);
    const coins = (await read(key, "/dapi/v1/account")) as { assets: { asset: string; unrealizedProfit: string }[] };
    for (const { asset, unrealizedProfit } of coins.assets)
      total = total.plus(new Decimal(unrealizedProfit).times(prices.get(`${asset}USDT`) ?? 0));
    const truth = (await control(sandbox, "GET", `/accounts/${id}/truth`)).body as {
      totalUsd: string;
      unpriced: { asset: string }[];
    };
    expect(total.minus(truth.totalUsd).abs().toNumber()).toBeLessThan(1e-6);
    expect(truth.unpriced.map((coin) => coin.asset)).toEqual(unpriced);
    const wallets = (await read(key, "/sapi/v1/asset/wallet/balance", { quoteAsset: "USDT" })) as { balance: string }[];
    const walletSum = wallets.reduce((sum, wallet) => sum.plus(wallet.balance), new Decimal(0));
    expect(walletSum.minus(truth.totalUsd).abs().toNumber()).toBeLessThan(1e-6);
  });
});
