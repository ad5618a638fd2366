import type { EvidencePolicy, PeriodOutcome, PolicyMeasures } from "@/lib/domain/evidence";
import type { WorkspaceEvidenceView } from "@/lib/domain/evidence-views";
import type { HeadlineText } from "./headline";
import type { ScreenMessages } from "./messages/en-screens";
import { formatNumber, NOT_KNOWN, textOf } from "./number";
import { percent } from "./percent";

/**
 * workspaceEvidenceText says what Ballast would have done with the book, whichever way it went, and what it
 * cost.
 */
export function workspaceEvidenceText(view: WorkspaceEvidenceView, { evidence }: ScreenMessages): HeadlineText {
  const words = evidence.workspace;
  if (view.asOf === null) return words.noAssessment;
  if (view.assets.length === 0 && view.leftOut.length === 0) return words.noExposure;
  if (view.replay === null) return words.tooShort(formatNumber(view.barsNeeded));
  const { rows, drawdownRatio } = view.replay;
  const [own, rival, held] = [rowOf(rows, "dynamic"), rowOf(rows, "static_equal_vol"), rowOf(rows, "static")];
  const lead = drawdownRatio.value < 1 ? words.leadShallower : words.leadDeeper;
  const [low, high] = drawdownRatio.ci90;
  const isCertain = high < 1 || low > 1;
  return {
    lead: lead(drawdownText(own), drawdownText(rival)),
    support: [
      words.ratios(ratioText(own.calmar), ratioText(rival.calmar), ratioText(own.sharpe), ratioText(rival.sharpe)),
      (isCertain ? words.certain : words.uncertain)(ratioText(low), ratioText(high)),
      words.plain(drawdownText(held), drawdownText(own)),
      words.price(
        shareText(own.cagr),
        shareText(held.cagr),
        own.upCapture === null ? null : shareText(own.upCapture, 0),
      ),
    ].join(" "),
  };
}

/** rowOf is one policy's row; each case has all four. Throws RangeError on a case without it. */
export function rowOf<Row extends Pick<PolicyMeasures, "policy">>(rows: readonly Row[], policy: EvidencePolicy): Row {
  const row = rows.find((each) => each.policy === policy);
  if (row === undefined) throw new RangeError(`no ${policy} row among ${rows.length}`);
  return row;
}

/** shareText prints a share that may be unknown. */
export function shareText(value: number | null, decimals = 1): string {
  return value === null ? textOf(NOT_KNOWN) : textOf(percent(value, { decimals }));
}

/** ratioText prints a ratio or a p value that may be unknown. */
export function ratioText(value: number | null, decimals = 2): string {
  return value === null ? textOf(NOT_KNOWN) : formatNumber(value, { decimals });
}

/** drawdownText prints a maximum drawdown without sign, for "fell 17.7 %". */
export function drawdownText({ maxDrawdown }: Pick<PolicyMeasures, "maxDrawdown">): string {
  return shareText(maxDrawdown);
}

/** Percentage points below which two printed figures would be the same. */
const SAME = 0.0005;

/** outcomeText prints what a period did: its return and, where it went deeper on the way, how deep. */
export function outcomeText({ growth, maxDrawdown }: PeriodOutcome, { evidence }: ScreenMessages): string {
  const change = textOf(percent(growth - 1, { sign: "always" }));
  return Math.abs(growth - 1 + maxDrawdown) < SAME ? change : evidence.outcome(change, textOf(percent(-maxDrawdown)));
}
