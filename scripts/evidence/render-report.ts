import { EVIDENCE_POLICIES, type EvidencePolicy, type EvidenceRow, type Interval } from "@/lib/domain/evidence";
import { CRISES, outcomeWithin } from "@/lib/risk/evidence/crises";
import type { CaseStudy, Study } from "./build-study";
import { decimal, percent, table } from "./markdown";
import { engineSections } from "./render-engine";

export interface ReportFacts {
  modelVersion: string;
  /** "10 symbols (ADA, …), 2017-08-17 to 2021-12-31". */
  data: string;
  costBps: number;
  lossLimitFraction: number;
  truncation: readonly { cut: string; identical: boolean }[];
}

const NAME: Record<EvidencePolicy, string> = {
  static: "static",
  static_equal_vol: "static, equal volatility",
  sma200: "200-day rule",
  dynamic: "**Ballast (dynamic)**",
};

/** renderReport is docs/evidence.md: every number in it comes from this run. */
export function renderReport(study: Study, facts: ReportFacts): string {
  return `${[
    "# Evidence",
    `Written by \`npm run evidence -- --report\`, not by hand. Model ${facts.modelVersion}. Data: ${facts.data}. Cost ${facts.costBps} bps on every unit of turnover; weights at a close earn the next day; long only, exposure 0–1, √365, rate 0. Policy: preset Active (loss limit 25 %), round parameters, one set for all assets, chosen by comparing a few dozen variants on these years (docs/adr/0008).`,
    ...headline(study),
    ...price(study),
    "## What this does not show",
    LIMITS,
    ...policies(study),
    ...periods(study),
    ...robustness(study, facts),
    ...guards(study),
    ...engineSections(study.engine),
    "## Method",
    METHOD,
  ].join("\n\n")}\n`;
}

const LIMITS = `- It does not raise returns, and it is no general gain in Sharpe ratio: read the price below.
- It does not protect against one-day shocks. Tail loss at equal volatility (ES 95 in the tables) is about the same; long falls are shortened.
- Most of the plain cut in drawdown is lower exposure. Only the comparison at equal volatility says more than "hold less".
- A few years hold two or three independent bear markets. The intervals are wide, and half of a back-tested Sharpe ratio is a sound expectation.
- Nothing here forecasts direction; see the direction test.`;

const METHOD = `- **dynamic** is the product's HOLD: usual exposure × trend × volatility cap × correlation cap × drawdown ladder, computed by the same functions as in the product, walked from the 60th bar; traded to the target when the 10 % no-trade band is left, the change is at least 2 % of equity and the ladder allows adding.
- **static, equal volatility** and **200-day rule** are scaled ex ante each day by k = mean of the dynamic book's volatility forecasts so far ÷ mean of the rival's (EWMA 0.97, expanding, at least 250 days), at most 1. Reported days begin once k exists. k is capped and known in advance, so realised volatilities differ; the tables show them.
- **EW** holds every symbol with 60 bars, **TOP10** the ten largest by trailing 90-day quote volume, chosen at the first close of a month; equal weights at every close, their rebalancing paid for. A coin that stops printing keeps its last price for a week and leaves.
- Intervals: stationary block bootstrap (Politis and Romano 1994), mean block 60 days, 1,000 resamples, 90 %. Placebo p: the same exposures shifted in time by every offset from 20 days, share that fell no deeper.
- Captures: geometric mean of the static book's rising (falling) calendar months. Sortino over all days; ES 95 is the mean of the worst 5 % of days.`;

function headline({ cases }: Study): string[] {
  return [
    "## Against a static book of equal volatility",
    table(
      [
        "case",
        "max drawdown",
        "equal-volatility static",
        "ratio (90 %)",
        "Calmar (90 %)",
        "equal-volatility static",
        "200-day rule",
        "Sharpe − static",
        "placebo p",
      ],
      cases.map((study) => {
        const [own, rival, average, plain] = pick(study, "dynamic", "static_equal_vol", "sma200", "static");
        return [
          study.name,
          percent(own.maxDrawdown),
          percent(rival.maxDrawdown),
          `${decimal(study.drawdownRatio.value)} ${range(study.drawdownRatio.ci90)}`,
          `${decimal(own.calmar)} ${range(own.ci90.calmar)}`,
          decimal(rival.calmar),
          decimal(average.calmar),
          decimal((own.sharpe ?? 0) - (plain.sharpe ?? 0)),
          decimal(own.placeboP, 3),
        ];
      }),
    ),
    `Plain drawdown cut, which **includes lower exposure**: ${cases
      .map((study) => {
        const [own, plain] = pick(study, "dynamic", "static");
        return `${study.name} ${percent(plain.maxDrawdown, 0)} → ${percent(own.maxDrawdown, 0)}`;
      })
      .join("; ")}.`,
  ];
}

function price({ cases }: Study): string[] {
  return [
    "## The price of the insurance",
    table(
      ["case", "CAGR", "static CAGR", "up-capture", "down-capture", "up ÷ down", "mean exposure"],
      cases.map((study) => {
        const [own, plain] = pick(study, "dynamic", "static");
        const { exposure } = study.paths.dynamic;
        return [
          study.name,
          percent(own.cagr),
          percent(plain.cagr),
          percent(own.upCapture, 0),
          percent(own.downCapture, 0),
          decimal(own.upCapture !== null && own.downCapture ? own.upCapture / own.downCapture : null),
          percent(exposure.reduce((sum, value) => sum + value, 0) / exposure.length, 0),
        ];
      }),
    ),
  ];
}

function policies({ cases }: Study): string[] {
  return cases.flatMap((study) => [
    `## ${study.name}, ${study.rows[0]?.from ?? ""} to ${study.rows[0]?.to ?? ""}`,
    table(
      [
        "policy",
        "CAGR",
        "volatility",
        "Sharpe (90 %)",
        "Sortino",
        "max drawdown (90 %)",
        "Calmar",
        "ES 95",
        "turnover a year",
        "longest under water, days",
      ],
      study.rows.map((row) => [
        NAME[row.policy],
        percent(row.cagr),
        percent(row.volatilityAnnual),
        `${decimal(row.sharpe)} ${range(row.ci90.sharpe)}`,
        decimal(row.sortino),
        `${percent(row.maxDrawdown)} ${range(row.ci90.maxDrawdown, 100)}`,
        decimal(row.calmar),
        percent(row.es95),
        `${decimal(row.turnoverPerYear, 1)}×`,
        String(row.longestUnderwaterDays),
      ]),
    ),
  ]);
}

function periods({ cases }: Study): string[] {
  const header = ["period", ...EVIDENCE_POLICIES.map((policy) => NAME[policy])];
  const cell = (growth: number, drawdown: number) => `${percent(growth)} (−${percent(drawdown)})`;
  return cases.flatMap((study) => [
    `### ${study.name}: years and named crises, return (maximum drawdown)`,
    table(header, [
      ...study.years.map(({ year, byPolicy }) => [
        year,
        ...byPolicy.map(({ cagr, maxDrawdown }) => cell(cagr, maxDrawdown)),
      ]),
      ...CRISES.flatMap(({ name, from, to }) => {
        const outcomes = EVIDENCE_POLICIES.map((policy) => outcomeWithin(study.paths[policy], from, to));
        if (outcomes.some((outcome) => outcome === null)) return [];
        return [
          [
            `${name}, ${from} to ${to}`,
            ...outcomes.map((outcome) => cell((outcome?.growth ?? 1) - 1, outcome?.maxDrawdown ?? 0)),
          ],
        ];
      }),
    ]),
  ]);
}

function robustness({ cases }: Study, { truncation }: ReportFacts): string[] {
  return [
    "## Costs, delay and pauses",
    table(
      ["case", "variant", "Sharpe", "max drawdown", "Calmar", "up-capture", "turnover a year"],
      cases.flatMap((study) =>
        study.variants.map((variant) => [
          study.name,
          variant.name,
          decimal(variant.sharpe),
          percent(variant.maxDrawdown),
          decimal(variant.calmar),
          percent(variant.upCapture, 0),
          `${decimal(variant.turnoverPerYear, 1)}×`,
        ]),
      ),
    ),
    `Truncation test — exposures recomputed on data cut at a day are ${truncation
      .map(({ cut, identical }) => `${identical ? "identical" : "**different**"} up to ${cut}`)
      .join(", ")}.`,
  ];
}

function guards({ cases }: Study): string[] {
  return [
    "## The ladder against no guard and an on/off lock",
    "The book is held in full; only the guard changes exposure. The lock sells all when the loss limit (25 %) is lost and returns 30 days later with a new high. A whipsaw is a cut to half or less within 60 days of exposure having been restored.",
    table(
      ["case", "guard", "max drawdown", "longest under water, days", "CAGR", "up-capture", "Calmar", "whipsaws"],
      cases.flatMap((study) =>
        study.guards.map((outcome) => [
          study.name,
          { none: "none", lock: "on/off lock", ladder: "ladder" }[outcome.guard],
          percent(outcome.maxDrawdown),
          String(outcome.longestUnderwaterDays),
          percent(outcome.cagr),
          percent(outcome.upCapture, 0),
          decimal(outcome.calmar),
          String(outcome.whipsaws),
        ]),
      ),
    ),
  ];
}

/** Rows by policy, in the order asked. */
function pick<const Policies extends readonly EvidencePolicy[]>(
  { rows, name }: CaseStudy,
  ...policies: Policies
): { [Key in keyof Policies]: EvidenceRow } {
  return policies.map((policy) => {
    const row = rows.find((candidate) => candidate.policy === policy);
    if (row === undefined) throw new Error(`no row for ${policy} in case ${name}`);
    return row;
  }) as { [Key in keyof Policies]: EvidenceRow };
}

function range([low, high]: Interval, scale = 1): string {
  const digits = scale === 1 ? 2 : 0;
  return `(${(low * scale).toFixed(digits)} to ${(high * scale).toFixed(digits)})`;
}
