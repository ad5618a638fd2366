import type { EvidencePath, EvidencePolicy, EvidenceRow, PolicyMeasures } from "@/lib/domain/evidence";
import type { RiskPolicy } from "@/lib/domain/risk-policy";
import { CRYPTO_DAYS_PER_YEAR, type EpochMs } from "@/lib/domain/units";
import { mean } from "../stats/mean";
import { standardDeviation } from "../stats/standard-deviation";
import type { Basket } from "./basket";
import { captureRatios } from "./capture-ratios";
import { caseFactors, SHIPPED, walkDynamic, type CaseDays } from "./dynamic-policy";
import { matchVolatility, MATCH_DAYS_MIN } from "./match-volatility";
import { measurePerformance, simpleReturns, walkEquity } from "./measure-performance";
import { walkExposures, type Account } from "./paper-account";
import { placeboTest } from "./placebo-test";
import { seededRandom } from "./seeded-random";
import { buildAverageSleeve, buildSleeve, type Sleeve } from "./sleeve";
import { bootstrapIntervals } from "./stationary-bootstrap";
import type { Universe } from "./universe";

/** Two months: long enough to keep most of a slide together, short enough for twenty blocks in four years. */
export const MEAN_BLOCK_DAYS = 60;

export interface CaseOptions {
  policy: RiskPolicy;
  costFraction: number;
  /** Days outside are not reported; days after `to` are not in the universe at all. */
  from: EpochMs;
  resamples: number;
  seed: number;
}

/** CaseRun is a case on its reported days, `firstDay` to `basket.lastDay` of the universe. */
export interface CaseRun {
  days: CaseDays;
  firstDay: number;
  accounts: Readonly<Record<EvidencePolicy, Account>>;
  /** Share of equity in the market per policy: multiplier × what the sleeve invests. */
  sleeves: Readonly<Record<EvidencePolicy, Sleeve>>;
}

/** prepareCase computes what every run of a case shares. */
export function prepareCase(universe: Universe, basket: Basket, policy: RiskPolicy): CaseDays {
  return {
    universe,
    basket,
    sleeve: buildSleeve(universe, basket),
    factors: caseFactors(universe, basket, policy.lossLimitFraction),
  };
}

/**
 * runCase walks the four policies from the basket's first usable day. Reporting begins once rivals can be matched (250
 * days later), or at `from`; null when no two such days exist.
 */
export function runCase(days: CaseDays, options: CaseOptions): CaseRun | null {
  const { universe, basket, sleeve } = days;
  const average = buildAverageSleeve(universe, basket);
  const dynamic = walkDynamic(days, { ...options, ...SHIPPED });
  const own = dynamic.grossReturns.subarray(basket.firstDay, basket.lastDay + 1);
  const firstDay = Math.max(
    basket.firstDay + MATCH_DAYS_MIN,
    universe.days.findIndex((day) => day >= options.from),
  );
  if (firstDay >= basket.lastDay || !universe.days.some((day) => day >= options.from)) return null;
  const scaled = (rival: Sleeve, since: number): Account => {
    const k = matchVolatility(own, rival.returns.subarray(basket.firstDay, basket.lastDay + 1), since);
    return walkExposures(rival, (day) => k[day - basket.firstDay] ?? 1, span, options.costFraction);
  };
  const span = { firstDay, lastDay: basket.lastDay };
  return {
    days,
    firstDay,
    accounts: {
      static: walkExposures(sleeve, () => 1, span, options.costFraction),
      static_equal_vol: scaled(sleeve, 0),
      sma200: scaled(average, firstAverageDay(universe, basket) - basket.firstDay),
      dynamic,
    },
    sleeves: { static: sleeve, static_equal_vol: sleeve, sma200: average, dynamic: sleeve },
  };
}

/** The first day the 200-day rule can say anything about a member; the basket's last where it never can. */
function firstAverageDay({ assets, bars }: Universe, { members, firstDay, lastDay }: Basket): number {
  const day = members.findIndex((chosen, at) =>
    chosen.some((asset) => (bars[asset]?.[at] ?? -1) >= (assets[asset]?.average200d.firstBar ?? Infinity)),
  );
  return day < 0 ? lastDay : Math.max(firstDay, day);
}

/** pathOf cuts a policy's account to the reported days, equity 1 at the first. */
export function pathOf(run: CaseRun, policy: EvidencePolicy): EvidencePath {
  const { universe, basket } = run.days;
  const account = run.accounts[policy];
  const invested = run.sleeves[policy].invested;
  const range = (values: Float64Array) => values.slice(run.firstDay, basket.lastDay + 1);
  const base = account.equity[run.firstDay] ?? 1;
  return {
    case: basket.name,
    policy,
    days: universe.days.slice(run.firstDay, basket.lastDay + 1).map(isoDay),
    exposure: range(account.exposure).map((value, i) => value * (invested[run.firstDay + i] ?? 0)),
    equity: range(account.equity).map((value) => value / base),
  };
}

/** isoDay writes an instant's UTC day: "2020-03-12". */
export function isoDay(at: EpochMs): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** summarizePolicy is a policy's row of the summary: its measures, their intervals and the placebo. */
export function summarizePolicy(run: CaseRun, policy: EvidencePolicy, options: CaseOptions): EvidenceRow {
  const path = pathOf(run, policy);
  const { basket, sleeve } = run.days;
  const returns = simpleReturns(path.equity);
  const market = sleeve.returns.slice(run.firstDay, basket.lastDay + 1);
  return {
    ...measurePolicy(run, policy),
    ci90: bootstrapIntervals([returns], ([resampled]) => headline(resampled ?? returns), {
      resamples: options.resamples,
      meanBlockDays: MEAN_BLOCK_DAYS,
      random: seededRandom(options.seed),
    }),
    placeboP: placeboTest(path.exposure, market, options.costFraction),
  };
}

/** measurePolicy is what a policy's path came to, without what needs resampling. */
export function measurePolicy(run: CaseRun, policy: EvidencePolicy): PolicyMeasures {
  const path = pathOf(run, policy);
  const { universe, basket } = run.days;
  const returns = simpleReturns(path.equity);
  const staticReturns = simpleReturns(pathOf(run, "static").equity);
  const endDays = universe.days.slice(run.firstDay + 1, basket.lastDay + 1);
  const traded = run.accounts[policy].traded.subarray(run.firstDay + 1, basket.lastDay + 1);
  return {
    case: basket.name,
    policy,
    from: path.days[0] ?? "",
    to: path.days.at(-1) ?? "",
    ...measurePerformance(returns),
    turnoverPerYear: (traded.reduce((sum, value) => sum + value, 0) / returns.length) * CRYPTO_DAYS_PER_YEAR,
    ...captureRatios(returns, staticReturns, endDays),
  };
}

/** The three figures with intervals, without the sorting the other measures need: this runs a thousand times. */
function headline(returns: Float64Array): Record<"maxDrawdown" | "calmar" | "sharpe", number> {
  const { growth, maxDrawdown } = walkEquity(returns);
  const cagr = growth ** (CRYPTO_DAYS_PER_YEAR / returns.length) - 1;
  const deviation = standardDeviation(returns) ?? 0;
  return {
    maxDrawdown,
    calmar: maxDrawdown > 0 ? cagr / maxDrawdown : 0,
    sharpe: deviation > 0 ? ((mean(returns) ?? 0) / deviation) * Math.sqrt(CRYPTO_DAYS_PER_YEAR) : 0,
  };
}
