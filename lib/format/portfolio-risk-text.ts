import type {
  FuturesRisk,
  PortfolioReport,
  StressResult,
  TailEstimate,
  WhatIfResult,
} from "@/lib/domain/portfolio-report";
import type { PortfolioReportView } from "@/lib/domain/portfolio-views";
import type { HeadlineText } from "./headline";
import { leverage } from "./leverage";
import { capitalized } from "./capitalized";
import type { ScreenMessages } from "./messages/en-screens";
import { money, type Accounting } from "./money";
import { formatNumber, textOf } from "./number";
import { percent } from "./percent";

type Facts = Pick<PortfolioReportView, "report" | "accounting">;

/** A share below this is not worth a clause. */
const VISIBLE = 0.005;
/** A smaller change of the number of bets is only its rounding. */
const BETS_VISIBLE = 0.05;

/** riskText says what a bad day costs, and where most of that comes from. */
export function riskText({ report, accounting }: Facts, messages: ScreenMessages): HeadlineText {
  const { risk, noAssessment } = messages.portfolioRisk;
  if (report === null) return noAssessment;
  if (report.lines.length === 0) return { lead: risk.leadNone, support: "" };
  const [day, rare] = [tailOf(report, 0.95), tailOf(report, 0.99)].map((tail) => tail?.varUsd ?? null);
  const short = report.leftOut.shortHistory;
  const shortText = short.length === 0 ? null : risk.short(short.join(", "));
  if (day === null || day === undefined) return { lead: risk.leadShort, support: shortText ?? "" };
  const support = [largestText(report, messages), hedgeText(report, messages), shortText];
  return {
    lead:
      rare === null || rare === undefined
        ? risk.leadOne(amount(day, accounting))
        : risk.lead(amount(day, accounting), amount(rare, accounting)),
    support: support.filter((part) => part !== null).join(" "),
  };
}

/** hurtText adds to the holdings how they could hurt: a bad day, and the worst crisis again. Empty when nothing is known. */
export function hurtText(report: PortfolioReport | null, accounting: Accounting, messages: ScreenMessages): string {
  const words = messages.portfolioRisk;
  const day = report === null ? null : (tailOf(report, 0.95)?.varUsd ?? null);
  if (report === null || day === null || day < VISIBLE * VISIBLE * report.equityUsd) return "";
  const [worst] = byLoss(report.stress);
  const crisis =
    worst === undefined || worst.lossUsd <= 0
      ? null
      : words.hurtCrisis(crisisName(worst.id, messages), amount(worst.lossUsd, accounting));
  return words.hurt(amount(day, accounting), crisis);
}

/** tailOf is the estimate that leads: filtered historical where there is one, else plain historical. */
export function tailOf(
  { tails }: Pick<PortfolioReport, "tails">,
  confidence: TailEstimate["confidence"],
): TailEstimate | null {
  const known = tails.filter((tail) => tail.confidence === confidence && tail.varUsd !== null);
  return (
    known.find(({ method }) => method === "filtered_historical") ??
    known.find(({ method }) => method === "historical") ??
    null
  );
}

function largestText({ lines }: PortfolioReport, { portfolioRisk }: ScreenMessages): string | null {
  const [largest] = [...lines].sort((a, b) => (b.riskFraction ?? 0) - (a.riskFraction ?? 0));
  if (lines.length < 2 || largest === undefined || largest.riskFraction === null) return null;
  return portfolioRisk.risk.largest(largest.asset, whole(largest.riskFraction), whole(largest.weightFraction));
}

function hedgeText({ lines }: PortfolioReport, { portfolioRisk }: ScreenMessages): string | null {
  const hedge = lines.find(({ riskFraction }) => riskFraction !== null && riskFraction < -VISIBLE);
  return hedge === undefined ? null : portfolioRisk.risk.hedge(hedge.asset);
}

/** stressText names the crisis that would cost most, in money and against the loss limit. */
export function stressText(
  { report, accounting }: Facts,
  lossLimitFraction: number,
  messages: ScreenMessages,
): HeadlineText {
  const { stress: words, noAssessment } = messages.portfolioRisk;
  if (report === null) return noAssessment;
  if (report.lines.length === 0) return { lead: words.leadNone, support: "" };
  const [worst, ...others] = byLoss(report.stress);
  if (worst === undefined) return { lead: words.leadUnknown, support: "" };
  const name = crisisName(worst.id, messages);
  if (worst.lossUsd <= 0) return { lead: words.leadGain(name, amount(-worst.lossUsd, accounting)), support: "" };
  const mildest = others.at(-1);
  const support = [
    words.limit(whole(worst.lossFraction / lossLimitFraction)),
    worst.liquidated.length === 0 ? null : words.liquidated(messages.correlation.names.list(worst.liquidated)),
    mildest === undefined || mildest.lossUsd <= 0
      ? null
      : words.mildest(crisisName(mildest.id, messages), amount(mildest.lossUsd, accounting)),
  ];
  return {
    lead: capitalized(words.lead(name, amount(worst.lossUsd, accounting), whole(worst.lossFraction))),
    support: support.filter((part) => part !== null).join(" "),
  };
}

/** byLoss sorts replays from the dearest to the mildest. */
export function byLoss(stress: readonly StressResult[]): StressResult[] {
  return [...stress].sort((a, b) => b.lossUsd - a.lossUsd);
}

/** crisisName is what a replay is called inside a sentence. One without words keeps its id, so that it is never lost. */
export function crisisName(id: string, { portfolioRisk }: ScreenMessages): string {
  return portfolioRisk.stress.names[id] ?? id;
}

/** crisisTitle is its name at the head of a line. */
export function crisisTitle(id: string, messages: ScreenMessages): string {
  return capitalized(crisisName(id, messages).replace(/^the /, ""));
}

/** futuresText says how near the nearest liquidation is, and what the positions cost a day. */
export function futuresText({ report, accounting }: Facts, messages: ScreenMessages): HeadlineText {
  const { futures: words, noAssessment } = messages.portfolioRisk;
  if (report === null) return noAssessment;
  if (report.futures.length === 0) return { lead: words.leadNone, support: words.leadNoneSupport };
  const nearest = nearestLiquidation(report.futures);
  const fundingUsd = report.futures.reduce((sum, { fundingUsdPerDay }) => sum + (fundingUsdPerDay ?? 0), 0);
  const fundingText =
    Math.abs(fundingUsd) < 0.01
      ? null
      : fundingUsd > 0
        ? words.funding(textOf(money(fundingUsd, accounting)))
        : words.fundingReceived(textOf(money(-fundingUsd, accounting)));
  const support = nearest === null ? [fundingText] : [...nearestClauses(nearest, messages), fundingText];
  return { lead: futuresLead(nearest, messages), support: support.filter((part) => part !== null).join(" ") };
}

/** nearestLiquidation is the position with the least room; null when none can be reached. */
export function nearestLiquidation(futures: readonly FuturesRisk[]): FuturesRisk | null {
  return futures.reduce<FuturesRisk | null>((found, each) => {
    if (each.distanceFraction === null) return found;
    return found === null || each.distanceFraction < (found.distanceFraction ?? Infinity) ? each : found;
  }, null);
}

function futuresLead(nearest: FuturesRisk | null, { portfolioRisk }: ScreenMessages): string {
  const { futures: words } = portfolioRisk;
  if (nearest === null || nearest.distanceFraction === null) return words.leadUnreachable;
  const distance = textOf(percent(nearest.distanceFraction));
  return nearest.distanceSigmaDaily === null
    ? words.leadPlain(nearest.asset, distance)
    : words.lead(nearest.asset, distance, formatNumber(nearest.distanceSigmaDaily, { decimals: 1 }));
}

function nearestClauses(nearest: FuturesRisk, { portfolioRisk }: ScreenMessages): (string | null)[] {
  const { futures: words } = portfolioRisk;
  const { touchProbability7d: touch, sensibleLeverage: sensible, policyLeverageMax: limit, asset } = nearest;
  return [
    touch === null ? null : words.touch(asset, chance(touch)),
    sensible !== null && nearest.leverage > sensible
      ? words.leverage(asset, leverage(nearest.leverage), leverage(sensible))
      : nearest.leverage > limit
        ? words.abovePolicy(asset, leverage(nearest.leverage), leverage(limit))
        : null,
  ];
}

/** chance prints a probability; below a tenth of a percent the number would only pretend. */
export function chance(fraction: number): string {
  return fraction > 0 && fraction < 0.001 ? `< ${textOf(percent(0.001))}` : textOf(percent(fraction));
}

/** whatIfText says what a change would do to the number of bets and to a bad day. */
export function whatIfText(
  result: WhatIfResult | null,
  accounting: Accounting,
  messages: ScreenMessages,
): HeadlineText {
  const { whatIf: words } = messages.portfolioRisk;
  if (result === null) return { lead: words.leadAsk, support: words.support };
  const { before, after } = result;
  const clauses = [
    Math.abs((after.effectiveBets ?? 0) - (before.effectiveBets ?? 0)) < BETS_VISIBLE
      ? null
      : change(
          before.effectiveBets,
          after.effectiveBets,
          (bets) => formatNumber(bets, { decimals: 1 }),
          words.leadBets,
        ),
    change(before.var95Usd, after.var95Usd, (usd) => amount(usd, accounting), words.leadLoss),
  ].filter((clause) => clause !== null);
  return {
    lead: clauses.length === 0 ? words.leadSame : `${capitalized(clauses.join("; "))}.`,
    support: words.support,
  };
}

function change(
  before: number | null,
  after: number | null,
  print: (value: number) => string,
  say: (before: string, after: string) => string,
): string | null {
  if (before === null || after === null || print(before) === print(after)) return null;
  return say(print(before), print(after));
}

function amount(usd: number, accounting: Accounting): string {
  return textOf(money(usd, accounting, { digits: "estimate" }));
}

/** Whole percents; below one, where the first decimal is all there is, with it. */
function whole(fraction: number): string {
  return textOf(percent(fraction, { decimals: Math.abs(fraction) < 0.01 ? 1 : 0 }));
}
