import type { LadderStateName } from "@/lib/domain/ladder";
import type { Suggestion } from "@/lib/domain/risk-assessment";
import { DAY_MS } from "@/lib/domain/units";
import { DRAWDOWN_REASON } from "../sizing/factors/drawdown-factor";
import { draftSuggestion } from "./draft-suggestion";
import type { SuggestContext } from "./suggest-context";

const LADDER_SEVERITY: Readonly<Record<LadderStateName, Suggestion["severity"]>> = {
  NORMAL: "info",
  CAUTION: "notice",
  DEFENSIVE: "warning",
  PRESERVATION: "critical",
  RECOVERY: "info",
};

/** warnLadderChange: the ladder entered its state within the last day (not on the account's first). */
export function warnLadderChange({ input, ladder, hold }: SuggestContext): Suggestion[] {
  const { enteredAt, state } = input.ladder;
  if (input.account.isFirstDay || input.asOf - enteredAt >= DAY_MS) return [];
  const reason = DRAWDOWN_REASON[state];
  return [
    draftSuggestion(input.asOf, {
      kind: "ladder_change",
      severity: LADDER_SEVERITY[state],
      key: state,
      reasons: reason === null ? [] : [reason],
      numbers: {
        exposureMultiplier: ladder.exposureMultiplier,
        drawdownFraction: ladder.drawdownFraction,
        tradesAllowedToday: ladder.tradesAllowedToday,
        holdTargetFraction: hold.targetFraction,
      },
    }),
  ];
}

/** warnTradeBudget: the day's new trades are used up (in PRESERVATION there never were any). */
export function warnTradeBudget({ input, ladder }: SuggestContext): Suggestion[] {
  const isUsed = ladder.tradesAllowedToday > 0 && ladder.tradesLeftToday === 0;
  if (!isUsed) return [];
  return [
    draftSuggestion(input.asOf, {
      kind: "trade_budget_used",
      severity: "notice",
      reasons: ["trade_budget_used"],
      numbers: { tradesToday: input.account.tradesToday, tradesAllowedToday: ladder.tradesAllowedToday },
    }),
  ];
}

/** warnStaleData: part of the account could not be read, so the ladder stands still and advice is held. */
export function warnStaleData({ input }: SuggestContext): Suggestion[] {
  const { account } = input;
  if (account.isComplete) return [];
  return [
    draftSuggestion(input.asOf, {
      kind: "stale_data",
      severity: "warning",
      reasons: ["equity_incomplete"],
      numbers: { missing: account.missing.length, ageMs: Math.max(0, input.asOf - account.asOf) },
    }),
  ];
}
