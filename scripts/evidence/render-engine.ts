import type { Separation } from "@/lib/risk/regime/regime-evidence";
import type { EngineMeasures } from "./measure-engine";
import { decimal, percent, table } from "./markdown";

/** engineSections report how the engine's single measures did: value at risk, volatility forecast, stability, regime. */
export function engineSections(engine: readonly EngineMeasures[]): string[] {
  return engine.length === 0 ? [] : [...valueAtRisk(engine), ...forecasts(engine), ...regimes(engine)];
}

function valueAtRisk(engine: readonly EngineMeasures[]): string[] {
  return [
    "## Value at risk: filtered historical simulation, 250-day window, walked forward",
    table(
      ["asset", "level", "days", "exceedances", "expected", "Kupiec p", "independence p", "Christoffersen p"],
      engine.flatMap(({ symbol, var95, var99 }) =>
        [
          { level: 0.95, result: var95 },
          { level: 0.99, result: var99 },
        ].flatMap(({ level, result }) =>
          result === null
            ? []
            : [
                [
                  symbol,
                  percent(level, 0),
                  String(result.observations),
                  String(result.exceedances),
                  decimal((1 - level) * result.observations, 1),
                  decimal(result.kupiecP, 3),
                  decimal(result.independenceP, 3),
                  decimal(result.christoffersenP, 3),
                ],
              ],
        ),
      ),
    ),
  ];
}

function forecasts(engine: readonly EngineMeasures[]): string[] {
  const known = engine.flatMap(({ symbol, forecast }) => (forecast === null ? [] : [{ symbol, ...forecast }]));
  if (known.length === 0) return [];
  return [
    "## Volatility forecast and stability score against the following seven days",
    "Spearman rank correlation with realised volatility, one forecast a week. Stability: mean annualised volatility that followed, by fifth of the score; it should fall from left to right.",
    table(
      ["asset", "weeks", "forecast", "EWMA alone", "least stable", "2nd", "3rd", "4th", "most stable"],
      known.map((quality) => [
        quality.symbol,
        String(quality.weeks),
        decimal(quality.spearmanForecast),
        decimal(quality.spearmanEwma),
        ...quality.volatilityByStability.map((value) => percent(value, 0)),
      ]),
    ),
  ];
}

function regimes(engine: readonly EngineMeasures[]): string[] {
  const known = engine.flatMap(({ symbol, regime }) => (regime === null ? [] : [{ symbol, regime }]));
  if (known.length === 0) return [];
  const share = ({ explainedShare, placeboP }: Separation) => `${percent(explainedShare)} (p ${decimal(placeboP, 3)})`;
  return [
    "## Regime labels against the following thirty days",
    "Share of the outcome's variance that the labels explain, with the share of block-shuffled labels that explain as much. Direction is reported beside it, whatever it says: the labels are used to scale risk only.",
    table(
      ["asset", "days", "volatility", "drawdown", "direction", "mean return after bull − after bear"],
      known.map(({ symbol, regime }) => [
        symbol,
        String(regime.days),
        share(regime.volatility),
        share(regime.drawdown),
        share(regime.direction),
        percent(regime.direction.bullMinusBear),
      ]),
    ),
    table(
      ["asset", "label", "days", "volatility after", "drawdown after", "return after"],
      known.flatMap(({ symbol, regime }) =>
        regime.byLabel.map((outcome) => [
          symbol,
          outcome.label,
          String(outcome.days),
          percent(outcome.forwardVolatility, 0),
          percent(outcome.forwardDrawdown),
          percent(outcome.forwardReturn),
        ]),
      ),
    ),
  ];
}
