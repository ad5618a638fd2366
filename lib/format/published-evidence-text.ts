import type { EvidenceRow, PublishedEvidence } from "@/lib/domain/evidence";
import { drawdownText, rowOf, shareText } from "./evidence-text";
import type { HeadlineText } from "./headline";
import type { SiteMessages } from "./messages/en-site";

/** PublishedCase is everything the published file says of one case. */
export interface PublishedCase {
  name: string;
  title: string;
  own: EvidenceRow;
  held: EvidenceRow;
  equal: EvidenceRow;
  rule: EvidenceRow;
  ratio: PublishedEvidence["drawdownRatios"][number];
  meanExposure: number;
  /** Sharpe ratio less the fully held book's. */
  sharpeGain: number;
}

/** A Sharpe ratio this much lower still counts as not worse: the brief's tolerance. */
const SHARPE_TOLERANCE = 0.05;

/** publishedCases puts the rows of each case together, in the file's order. */
export function publishedCases(evidence: PublishedEvidence, { evidencePage }: SiteMessages): PublishedCase[] {
  return evidence.drawdownRatios.map((ratio) => {
    const rows = evidence.rows.filter((row) => row.case === ratio.case);
    const [own, held] = [rowOf(rows, "dynamic"), rowOf(rows, "static")];
    return {
      name: ratio.case,
      title: evidencePage.cases[ratio.case] ?? ratio.case,
      own,
      held,
      equal: rowOf(rows, "static_equal_vol"),
      rule: rowOf(rows, "sma200"),
      ratio,
      meanExposure: evidence.meanExposures.find((each) => each.case === ratio.case)?.value ?? 0,
      sharpeGain: (own.sharpe ?? 0) - (held.sharpe ?? 0),
    };
  });
}

/** publishedHeadline is made from the figures, so that it says so where they fall short. */
export function publishedHeadline(cases: readonly PublishedCase[], { evidencePage }: SiteMessages): HeadlineText {
  const { headline, join } = evidencePage;
  const all = cases.length;
  const missed = cases.filter(({ ratio }) => ratio.value >= 1);
  const uncertain = cases.filter(({ ratio }) => ratio.ci90[0] <= 1 && ratio.ci90[1] >= 1);
  return {
    lead: headline.lead({
      shallower: all - missed.length,
      calmar: cases.filter(({ own, equal }) => (own.calmar ?? 0) > (equal.calmar ?? 0)).length,
      all,
    }),
    support: [
      headline.sharpe(cases.filter(({ sharpeGain }) => sharpeGain >= -SHARPE_TOLERANCE).length, all),
      ...missed.map(({ title, own, equal }) => headline.missed(title, drawdownText(own), drawdownText(equal))),
      uncertain.length === 0 ? headline.proven : headline.uncertain(join(uncertain.map(({ title }) => title))),
      headline.rule(cases.filter(({ own, rule }) => (own.calmar ?? 0) > (rule.calmar ?? 0)).length, all),
    ].join(" "),
  };
}

/** publishedPrice names what the first case gave up. Empty without a case. */
export function publishedPrice([first]: readonly PublishedCase[], { evidencePage }: SiteMessages): string {
  if (first === undefined) return "";
  const { title, own, held, meanExposure } = first;
  return evidencePage.price(title, shareText(own.cagr), shareText(held.cagr), shareText(meanExposure, 0));
}
