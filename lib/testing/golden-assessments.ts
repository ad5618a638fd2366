import type { Candle } from "@/lib/domain/candle";
import type { MarketState } from "@/lib/domain/market-state";
import type { RiskAssessment, RiskInput } from "@/lib/domain/risk-assessment";
import { presetPolicy, PRESETS } from "@/lib/domain/risk-policy";
import { DAY_MS } from "@/lib/domain/units";
import { assess } from "@/lib/risk/assess";
import { assessMarket } from "@/lib/risk/assess-market";
import { startLadder } from "@/lib/risk/ladder/start-ladder";
import { makeAccount, makeHolding, makeInput, makePosition } from "./risk-input";

const AS_OF = Date.UTC(2026, 10, 16);
const BARS = 420;
const ASSETS = ["BTC", "ETH", "SOL", "ADA", "LINK", "DOGE"] as const;
export const GOLDEN_CASES = 200;

/** GoldenFigures is what the golden file keeps of one assessment: enough to read a change, and a digest of all of it. */
export interface GoldenFigures {
  headline: string;
  hold: number;
  target: number;
  nextTrade: string;
  riskFraction: number;
  riskScore: number;
  var95Usd: number | null;
  suggestions: string;
  digest: string;
}

/** goldenFigures computes the golden assessments: synthetic candles → market states → assessments, all from a seed. */
export function goldenFigures(): GoldenFigures[] {
  const random = seeded(20_201_122);
  const histories = [0.02, 0.035, 0.06].map(
    (sigma) => new Map(ASSETS.map((asset) => [asset, makeCandles(random, sigma)])),
  );
  return Array.from({ length: GOLDEN_CASES }, () => summarize(assess(makeCase(random, histories))));
}

/** A linear congruential generator: the same numbers on every machine, no clock, no Math.random. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

function makeCandles(random: () => number, sigma: number): Candle[] {
  const normal = () => Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);
  let close = 50 + 100 * random();
  let level = sigma;
  return Array.from({ length: BARS }, (_, i) => {
    const open = close;
    level = 0.9 * level + 0.1 * sigma * (0.4 + 1.6 * random());
    close = open * Math.exp(level * normal());
    const reach = level * random();
    const volumeQuote = 1e7 * (0.5 + random());
    return {
      openAt: AS_OF - (BARS - i) * DAY_MS,
      open,
      high: Math.max(open, close) * (1 + reach),
      low: Math.min(open, close) * (1 - reach),
      close,
      volumeBase: volumeQuote / close,
      volumeQuote,
    };
  });
}

type Histories = readonly ReadonlyMap<string, Candle[]>[];

function makeCase(random: () => number, histories: Histories): RiskInput {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const history = pick(histories);
  const asOf = AS_OF - Math.floor(random() * 100) * DAY_MS;
  const held = ASSETS.filter(() => random() < 0.5);
  const markets = Object.fromEntries(
    [...new Set(["BTC", ...held])].map((asset) => [
      asset,
      marketAt(asset, history.get(asset) ?? [], asOf, history.get("BTC") ?? []),
    ]),
  );
  const priceOf = (asset: string) => markets[asset]?.priceUsd ?? 1;
  const holdings = held.map((asset) => {
    const holding = makeHolding(asset, 200 + 20_000 * random() ** 3, { priceUsd: priceOf(asset) });
    const locked = random() < 0.2 ? holding.quantity * random() : 0;
    return { ...holding, lockedQuantity: locked, freeQuantity: holding.quantity - locked };
  });
  const stable = makeHolding("USDC", 10_000 * random(), { assetClass: "stablecoin", priceUsd: 0.97 + 0.04 * random() });
  const shortUsd = random() < 0.3 ? 8_000 * random() : 0;
  const positions =
    shortUsd > 0
      ? [
          makePosition("BTC", random() < 0.5 ? "short" : "long", shortUsd, {
            markPriceUsd: priceOf("BTC"),
            liquidationPriceUsd: priceOf("BTC") * (0.6 + 0.8 * random()),
          }),
        ]
      : [];
  const equityUsd = [stable, ...holdings].reduce((sum, { valueUsd }) => sum + valueUsd, 50);
  const policy = {
    ...presetPolicy(pick(PRESETS)),
    assetRules: random() < 0.2 ? { ETH: pick(["warn_only", "never_mention"] as const) } : {},
  };
  const unitValue = 1 - random() ** 2 * 0.5;
  return makeInput({
    asOf,
    policy,
    markets,
    ladder: startLadder({
      asOf: asOf - Math.floor(random() * 10) * DAY_MS,
      unitValue,
      highWaterMark: 1,
      highWaterMarkAt: asOf - 90 * DAY_MS,
      isHighWaterMarkEstimated: random() < 0.3,
      lossLimitFraction: policy.lossLimitFraction,
    }),
    account: makeAccount([stable, ...holdings], {
      asOf,
      equityUsd,
      positions,
      cashUsd: stable.valueUsd,
      freeCashUsd: stable.valueUsd * random(),
      isComplete: random() > 0.08,
      tradesToday: Math.floor(random() * 4),
    }),
  });
}

function marketAt(
  asset: string,
  dailyCandles: readonly Candle[],
  asOf: number,
  benchmark: readonly Candle[],
): MarketState {
  const last = dailyCandles.filter(({ openAt }) => openAt + DAY_MS <= asOf).at(-1);
  return assessMarket({
    asset,
    instrumentId: `binance:${asset}/USDT`,
    asOf,
    dailyCandles,
    hourlyCandles: null,
    orderBook: null,
    lastPrice: { price: last?.close ?? 1, asOf },
    benchmarkDailyCandles: asset === "BTC" ? null : benchmark,
    quoteUsdRate: 1,
  });
}

function summarize(assessment: RiskAssessment): GoldenFigures {
  const { headline, book, nextTrade, riskScore, portfolio, suggestions } = assessment;
  return {
    headline,
    hold: round(book.currentFraction),
    target: round(book.targetFraction),
    nextTrade: `${nextTrade?.status ?? "none"} ${nextTrade?.quantity ?? "0"}`,
    riskFraction: round(nextTrade?.riskFraction ?? 0),
    riskScore: round(riskScore.score),
    var95Usd: portfolio.var95Usd === null ? null : round(portfolio.var95Usd),
    suggestions: suggestions
      .map(({ dedupeKey, quantity }) => (quantity === null ? dedupeKey : `${dedupeKey}=${quantity}`))
      .join(" "),
    digest: digest({ ...assessment, riskModelVersion: "" }),
  };
}

/** Eight significant digits: what another processor's last bit may not change. */
const round = (value: number) => Number(value.toPrecision(8));

/** FNV-1a over the whole assessment with rounded numbers: any change anywhere shows. */
function digest(value: unknown): string {
  const text = JSON.stringify(value, (_, part: unknown) => (typeof part === "number" ? round(part) : part));
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
