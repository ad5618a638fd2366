import type { Suggestion } from "@/lib/domain/risk-assessment";
import { ruleOf } from "../book/managed-book";
import { isAccountTooSmall } from "./is-account-too-small";
import type { SuggestContext } from "./suggest-context";
import { suggestReduce } from "./suggest-reduce";
import { suggestRoom } from "./suggest-room";
import { suggestStop } from "./suggest-stop";
import { warnLadderChange, warnStaleData, warnTradeBudget } from "./warn-account";
import { warnCluster, warnConcentration, warnHeat } from "./warn-book";
import { warnDepeg } from "./warn-depeg";
import { warnRegimeChange, warnVolatilityShock } from "./warn-market";
import { warnLiquidation } from "./warn-positions";

/** Facts about markets and venues that hold whatever else is unknown about the account. */
const SAFETY = [warnLiquidation, warnDepeg, warnVolatilityShock] as const;
/** Facts that need complete equity. */
const FACTS = [
  warnLadderChange,
  warnHeat,
  suggestStop,
  warnConcentration,
  warnCluster,
  warnTradeBudget,
  warnRegimeChange,
] as const;
const ORDERS = [suggestReduce, suggestRoom] as const;

const SEVERITY_ORDER: Readonly<Record<Suggestion["severity"], number>> = {
  critical: 0,
  warning: 1,
  notice: 2,
  info: 3,
};

/**
 * suggest lists what to change, most urgent first, then by money at risk removed per cost. On incomplete equity only
 * safety facts are given and the rest is held; monitor-only and too-small accounts get no orders. Trims and additions
 * exclude each other by construction (above the band or below it), so no two contradict.
 */
export function suggest(context: SuggestContext): Suggestion[] {
  const { input } = context;
  const isHeld = !input.account.isComplete;
  const hasOrders = !isHeld && input.policy.preset !== "monitor_only" && !isAccountTooSmall(input);
  const suggesters = [...SAFETY, ...(isHeld ? [warnStaleData] : FACTS), ...(hasOrders ? ORDERS : [])];
  return suggesters
    .flatMap((make) => make(context))
    .filter((suggestion) => isMentionable(context, suggestion))
    .sort(byUrgency);
}

function isMentionable({ input }: SuggestContext, { asset, isSafety }: Suggestion): boolean {
  return isSafety || asset === null || ruleOf(input.policy, asset) !== "never_mention";
}

function byUrgency(a: Suggestion, b: Suggestion): number {
  const bySeverity = SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity];
  if (bySeverity !== 0) return bySeverity;
  const byGain = gainPerCost(b) - gainPerCost(a);
  if (byGain !== 0) return byGain;
  return a.dedupeKey < b.dedupeKey ? -1 : a.dedupeKey > b.dedupeKey ? 1 : 0;
}

function gainPerCost({ numbers, feeUsd }: Suggestion): number {
  const removedUsd = Math.max(0, -(numbers["riskChangeUsd"] ?? 0));
  return feeUsd !== null && feeUsd > 0 ? removedUsd / feeUsd : 0;
}
