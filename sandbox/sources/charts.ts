import type { Hono } from "hono";
import { DAY_MS } from "../market/interval";
import { hashText, normal } from "../market/noise";
import { dailyCloses, type DailyCloses } from "./daily-closes";
import type { SourceWorld } from "./source-world";

const CHART_DAYS = 730;
/** Mean price of so many days stands for what coins were bought at. */
const HOLDING_DAYS = 200;
const HASH_RATE_START = 5e8;
const HASH_RATE_GROWTH = 0.0009;
const GENESIS_DAY = Date.parse("2023-01-01T00:00:00Z") / DAY_MS;
const HASHES_PER_TERAHASH = 1e12;

/** One day's value of an on-chain series. */
type Series = (day: number) => number;

/** mountCharts answers mempool.space, Blockchain.com's charts and Coin Metrics' community API for closed days. */
export function mountCharts(app: Hono, world: SourceWorld): void {
  const lastDay = (): number => Math.floor(world.now() / DAY_MS) - 1;
  app.get("/sources/mempool.space/api/v1/mining/hashrate/:period", (c) => {
    const { hashRate } = seriesOf(world, "BTC", lastDay());
    // Stamped with the end of the day, as mempool's backend does.
    const hashrates = days(lastDay()).map((day) => ({
      timestamp: ((day + 1) * DAY_MS) / 1_000,
      avgHashrate: hashRate(day) * HASHES_PER_TERAHASH,
    }));
    const current = hashrates.at(-1)?.avgHashrate ?? 0;
    return c.json({ hashrates, difficulty: [], currentHashrate: current, currentDifficulty: current / 7e6 });
  });
  app.get("/sources/api.blockchain.info/charts/:name", (c) => {
    const { transactions, addresses, feesUsd } = seriesOf(world, "BTC", lastDay());
    const chart = { "n-transactions": transactions, "n-unique-addresses": addresses, "transaction-fees-usd": feesUsd };
    const name = c.req.param("name");
    if (!(name in chart)) return c.json({ status: "not-found", message: `No chart with name '${name}'` }, 404);
    const series = chart[name as keyof typeof chart];
    const values = days(lastDay()).map((day) => ({ x: (day * DAY_MS) / 1_000, y: series(day) }));
    return c.json({ status: "ok", name, unit: "", period: "day", description: "Sandbox data", values });
  });
  app.get("/sources/community-api.coinmetrics.io/v4/timeseries/asset-metrics", (c) => {
    const assets = (c.req.query("assets") ?? "").split(",").filter((asset) => ["btc", "eth"].includes(asset));
    const from = Math.max(Date.parse(c.req.query("start_time") ?? "") / DAY_MS || 0, lastDay() - CHART_DAYS);
    const data = assets.flatMap((asset) => {
      const { mvrv, inflowUsd, outflowUsd } = seriesOf(world, asset.toUpperCase(), lastDay());
      return days(lastDay())
        .filter((day) => day >= from)
        .map((day) => ({
          asset,
          time: `${new Date(day * DAY_MS).toISOString().slice(0, 10)}T00:00:00.000000000Z`,
          CapMVRVCur: String(mvrv(day)),
          FlowInExUSD: String(inflowUsd(day)),
          FlowOutExUSD: String(outflowUsd(day)),
        }));
    });
    return c.json({ data });
  });
}

function days(last: number): number[] {
  return Array.from({ length: CHART_DAYS }, (_, i) => last - CHART_DAYS + 1 + i);
}

interface ChainSeries {
  hashRate: Series;
  transactions: Series;
  addresses: Series;
  feesUsd: Series;
  mvrv: Series;
  inflowUsd: Series;
  outflowUsd: Series;
}

/** What was recorded of Bitcoin where a replay has it, else a chain that is busier when the market moves. */
function seriesOf({ market, recorded }: SourceWorld, asset: string, lastDay: number): ChainSeries {
  const closes = dailyCloses(market, `${asset}USDT`, lastDay - CHART_DAYS - HOLDING_DAYS, lastDay);
  const price = (day: number): number => closes.closeOf(day) ?? 1;
  const noise = (name: string, day: number): number => normal(0, hashText(`${asset} ${name}`), day);
  const busy = (day: number): number => 1 + 4 * Math.abs(closes.returnOf(day)) - (isWeekend(day) ? 0.12 : 0);
  const fromRecord = (column: string, day: number, otherwise: () => number): number =>
    (asset === "BTC" ? recorded.value(column, day) : undefined) ?? Number(otherwise().toPrecision(8));
  return {
    hashRate: (day) =>
      fromRecord(
        "HashRate",
        day,
        () => HASH_RATE_START * Math.exp(HASH_RATE_GROWTH * (day - GENESIS_DAY) + 0.03 * noise("hash", day)),
      ),
    transactions: (day) =>
      Math.round(fromRecord("TxCnt", day, () => 380_000 * busy(day) * Math.exp(0.05 * noise("tx", day)))),
    addresses: (day) =>
      Math.round(fromRecord("AdrActCnt", day, () => 650_000 * busy(day) * Math.exp(0.04 * noise("adr", day)))),
    feesUsd: (day) => {
      const fees = recorded.value("FeeTotNtv", day);
      return Number(((fees ?? 18 * busy(day) ** 3 * Math.exp(0.2 * noise("fee", day))) * price(day)).toFixed(2));
    },
    mvrv: (day) => fromRecord("CapMVRVCur", day, () => (1.15 * price(day)) / meanPrice(closes, day)),
    inflowUsd: (day) => fromRecord("FlowInExUSD", day, () => 9e8 * busy(day) * Math.exp(0.1 * noise("in", day))),
    // Who fears brings coins to the exchange to sell them; who trusts takes them home.
    outflowUsd: (day) =>
      fromRecord(
        "FlowOutExUSD",
        day,
        () => 9e8 * busy(day) * Math.exp(0.1 * noise("out", day) + 1.5 * closes.returnOf(day)),
      ),
  };
}

function meanPrice(closes: DailyCloses, day: number): number {
  const known = Array.from({ length: HOLDING_DAYS }, (_, back) => closes.closeOf(day - back)).filter(
    (close) => close !== undefined,
  );
  return known.length === 0 ? 1 : known.reduce((sum, close) => sum + close, 0) / known.length;
}

function isWeekend(day: number): boolean {
  return [0, 6].includes(new Date(day * DAY_MS).getUTCDay());
}
