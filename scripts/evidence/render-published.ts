import type { PublishedEngine, PublishedEvidence, SeparationFigure } from "@/lib/domain/evidence";
import { crisisOutcomes } from "@/lib/risk/evidence/crises";
import { weeklyPaths } from "@/lib/risk/evidence/weekly-paths";
import type { Separation } from "@/lib/risk/regime/regime-evidence";
import { mean } from "@/lib/risk/stats/mean";
import type { CaseStudy, Study } from "./build-study";
import type { EngineMeasures } from "./measure-engine";
import type { ReportFacts } from "./render-report";

/** Cases whose paths the page draws; the others are shown as rows. */
const DRAWN_CASES = ["BTC", "EW"];
const DIGITS = 4;

/** renderPublished keeps the file small: four digits, weekly paths of two cases. */
export function renderPublished({ cases, engine }: Study, facts: ReportFacts): string {
  const { modelVersion, data, costBps, lossLimitFraction, truncation } = facts;
  const published: PublishedEvidence = {
    provenance: {
      modelVersion,
      data,
      costBps,
      lossLimitFraction,
      command: "npm run evidence -- --data <folder> --out <folder> --publish <file>",
      truncation,
    },
    rows: cases.flatMap(({ rows }) => rows),
    drawdownRatios: cases.map(({ name, drawdownRatio }) => ({ case: name, ...drawdownRatio })),
    meanExposures: cases.map(({ name, paths }) => ({ case: name, value: mean(paths.dynamic.exposure) ?? 0 })),
    guards: cases.flatMap(guardsOf),
    crises: cases.flatMap(({ name, paths }) => crisisOutcomes(paths).map((crisis) => ({ case: name, ...crisis }))),
    variants: cases.flatMap(({ name, variants }) =>
      variants.map(({ id, sharpe, maxDrawdown, calmar, turnoverPerYear }) => ({
        case: name,
        variant: id,
        sharpe,
        maxDrawdown,
        calmar,
        turnoverPerYear,
      })),
    ),
    engine: engine.map(engineOf),
    paths: cases
      .filter(({ name }) => DRAWN_CASES.includes(name))
      .map(({ name, paths }) => ({ case: name, ...weeklyPaths(paths) })),
  };
  const round = (_: string, value: unknown) => (typeof value === "number" ? Number(value.toPrecision(DIGITS)) : value);
  return `${JSON.stringify(published, round)}\n`;
}

function guardsOf({ name, guards }: CaseStudy): PublishedEvidence["guards"] {
  return guards.map(({ guard, maxDrawdown, longestUnderwaterDays, cagr, upCapture, whipsaws }) => ({
    case: name,
    guard,
    maxDrawdown,
    longestUnderwaterDays,
    cagr,
    upCapture,
    whipsaws,
  }));
}

function engineOf({ symbol, var95, var99, regime, forecast }: EngineMeasures): PublishedEngine {
  const figure = ({ explainedShare, placeboP }: Separation): SeparationFigure => ({
    explainedFraction: explainedShare,
    p: placeboP,
  });
  return {
    symbol,
    var: [[0.95, var95] as const, [0.99, var99] as const].flatMap(([confidence, backtest]) =>
      backtest === null
        ? []
        : [
            {
              confidence,
              days: backtest.observations,
              exceedances: backtest.exceedances,
              expected: backtest.observations * (1 - confidence),
              kupiecP: backtest.kupiecP,
              christoffersenP: backtest.christoffersenP,
            },
          ],
    ),
    regime:
      regime === null
        ? null
        : {
            days: regime.days,
            volatility: figure(regime.volatility),
            drawdown: figure(regime.drawdown),
            direction: figure(regime.direction),
            bullMinusBear: regime.direction.bullMinusBear,
          },
    forecast:
      forecast === null
        ? null
        : {
            weeks: forecast.weeks,
            spearman: forecast.spearmanForecast,
            spearmanEwma: forecast.spearmanEwma,
            volatilityByStability: forecast.volatilityByStability,
          },
  };
}
