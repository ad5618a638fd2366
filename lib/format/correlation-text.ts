import type { CorrelationCluster, CorrelationView, PortfolioReport, RiskLine } from "@/lib/domain/portfolio-report";
import type { PortfolioReportView } from "@/lib/domain/portfolio-views";
import { clusterName } from "./cluster-name";
import { missingName, type HeadlineText } from "./headline";
import type { ScreenMessages } from "./messages/en-screens";
import { money } from "./money";
import { formatNumber, textOf } from "./number";
import { percent } from "./percent";

/** The part of a report view the sentence is made of. */
export type CorrelationFacts = Pick<
  PortfolioReportView,
  "report" | "together" | "isComplete" | "missing" | "accounting"
>;

/** Less net than this share of gross is a hedge, not a position. */
const HEDGED_FRACTION = 0.1;

/** correlationText answers which positions are the same bet, in one sentence and its reason. */
export function correlationText(view: CorrelationFacts, messages: ScreenMessages): HeadlineText {
  const { lead, support } = messages.correlation;
  if (view.report === null) return { lead: lead.noAssessment, support: lead.noAssessmentSupport };
  const text = answer(view.report, view, messages);
  if (view.isComplete) return text;
  const missing = view.missing.map((name) => missingName(name, messages)).join(", ");
  return { lead: text.lead, support: `${support.incomplete(missing)} ${text.support}`.trim() };
}

function answer(report: PortfolioReport, view: CorrelationFacts, messages: ScreenMessages): HeadlineText {
  const { lead, support } = messages.correlation;
  const { lines, leftOut } = report;
  const [heaviest] = [...lines].sort((a, b) => b.grossUsd - a.grossUsd);
  if (heaviest === undefined) return { lead: lead.allCash, support: support.allCash(leftOut.stablecoins) };
  if (isHedged(lines)) return hedgedText(report, heaviest, view, messages);
  if (lines.length === 1)
    return { lead: lead.one(heaviest.asset), support: support.one(share(Math.abs(heaviest.netUsd), report)) };
  const { together } = view;
  if (together === null || together.effectiveBets === null)
    return {
      lead: lead.tooShort(lines.length),
      support:
        leftOut.shortHistory.length === 0 ? support.tooShortAll : support.tooShort(leftOut.shortHistory.join(", ")),
    };
  const cluster = largestCluster(together.clusters);
  const why =
    cluster === null
      ? lead.apart
      : lead.together(clusterName(cluster.assets, lines, messages), coefficient(cluster.averageCorrelation ?? 1));
  return {
    lead: lead.bets(lines.length, formatNumber(together.effectiveBets, { decimals: 1 }), why),
    support: [cluster === null ? null : clusterText(cluster, report, messages), downText(report, messages)]
      .filter((part) => part !== null)
      .join(" "),
  };
}

function isHedged(lines: readonly RiskLine[]): boolean {
  const net = lines.reduce((sum, { netUsd }) => sum + Math.abs(netUsd), 0);
  const gross = lines.reduce((sum, { grossUsd }) => sum + grossUsd, 0);
  return gross > 0 && net < HEDGED_FRACTION * gross;
}

function hedgedText(
  { lines }: PortfolioReport,
  heaviest: RiskLine,
  { accounting }: CorrelationFacts,
  messages: ScreenMessages,
): HeadlineText {
  const { lead, support } = messages.correlation;
  const usd = (value: number) => textOf(money(value, accounting, { digits: "estimate" }));
  const net = lines.reduce((sum, { netUsd }) => sum + netUsd, 0);
  const gross = lines.reduce((sum, { grossUsd }) => sum + grossUsd, 0);
  return {
    lead: lines.length === 1 ? lead.hedged(heaviest.asset) : lead.hedgedBook,
    support: support.hedged(usd(gross), usd(net)),
  };
}

function clusterText(cluster: CorrelationCluster, report: PortfolioReport, messages: ScreenMessages): string {
  const { support } = messages.correlation;
  return support.cluster(
    textOf(percent(equityFraction(cluster.assets, report), { decimals: 0 })),
    textOf(percent(cluster.riskFraction, { decimals: 0 })),
  );
}

/** Said only where bad days leave fewer bets than all days: that is when it hurts. */
function downText(report: PortfolioReport, { correlation }: ScreenMessages): string | null {
  const all = correlationOf(report, "d90")?.effectiveBets ?? null;
  const down = correlationOf(report, "btc_down")?.effectiveBets ?? null;
  if (all === null || down === null) return null;
  const [allText, downBets] = [all, down].map((bets) => formatNumber(bets, { decimals: 1 }));
  return down < all && allText !== downBets ? correlation.support.down(allText ?? "", downBets ?? "") : null;
}

/** correlationOf is the view of one window; null when the report has none. */
export function correlationOf(report: PortfolioReport, window: CorrelationView["window"]): CorrelationView | null {
  return report.correlations.find((view) => view.window === window) ?? null;
}

/** largestCluster is the group of at least two assets with the largest share of risk; null when none moves together. */
export function largestCluster(clusters: readonly CorrelationCluster[]): CorrelationCluster | null {
  return clusters
    .filter(({ assets }) => assets.length > 1)
    .reduce<CorrelationCluster | null>(
      (found, each) => (found === null || each.riskFraction > found.riskFraction ? each : found),
      null,
    );
}

/** equityFraction is the absolute net exposure of some assets as a share of equity: what the policy's caps count. */
export function equityFraction(assets: readonly string[], { lines, equityUsd }: PortfolioReport): number {
  const held = lines.filter(({ asset }) => assets.includes(asset));
  const usd = held.reduce((sum, { netUsd }) => sum + Math.abs(netUsd), 0);
  return equityUsd > 0 ? usd / equityUsd : 0;
}

/** coefficient prints a correlation with two decimals and a true minus. */
export function coefficient(value: number): string {
  return formatNumber(value, { decimals: 2 });
}

function share(usd: number, { equityUsd }: PortfolioReport): string {
  return textOf(percent(equityUsd > 0 ? usd / equityUsd : 0, { decimals: 0 }));
}
