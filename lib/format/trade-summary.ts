import type { TradeSize } from "@/lib/domain/risk-assessment";
import type { Messages } from "./messages/en";
import { textOf } from "./number";
import { percent } from "./percent";

/** Below one percent a size is "your usual". */
const USUAL = 0.01;

/** tradeSummary says the total of a trade's waterfall: how far from usual, and how much of that is the wider stop. */
export function tradeSummary(
  size: Pick<TradeSize, "changeFromUsualFraction" | "changeFromStopFraction">,
  { waterfall }: Messages,
): string {
  const { changeFromUsualFraction: change, changeFromStopFraction: fromStop } = size;
  if (Math.abs(change) < USUAL) return waterfall.summaryUsual;
  const changeText = textOf(percent(change, { decimals: 0, sign: "always" }));
  if (fromStop < 0.05) return waterfall.summaryRulesOnly(changeText);
  const share = (fraction: number) => textOf(percent(fraction, { decimals: 0 }));
  return waterfall.summary(changeText, share(fromStop), share(1 - fromStop));
}
