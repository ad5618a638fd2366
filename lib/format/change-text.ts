import { RECOMMENDATION_KINDS, type RecommendationKind } from "@/lib/domain/risk-assessment";
import type { OverviewView } from "@/lib/domain/views";
import type { Messages } from "./messages/en";
import { ratio } from "./ratio";
import { quantityOf } from "./quantity";
import { textOf } from "./number";

type Change = OverviewView["changes"][number];

/** changeText is one line of "since your last visit": a flow, a new recommendation, or how one ended. */
export function changeText(change: Change, messages: Messages): string {
  const { changes } = messages.overview;
  const asset = change.asset ?? "";
  const amount = change.numbers["amount"];
  if (change.kind === "deposit" || change.kind === "withdrawal") {
    return changes[change.kind](amount === undefined ? "" : quantityOf(amount), asset);
  }
  if (isRecommendationKind(change.kind)) return adviceText(change.kind, change, messages);
  const ended = /^closed_(.+)$/.exec(change.kind)?.[1];
  return isEnding(ended, messages) ? changes.closed[ended](asset) : changes.other;
}

/** Without side and quantity at hand, the line names what the advice is about. */
function adviceText(kind: RecommendationKind, { asset, numbers }: Change, messages: Messages): string {
  const { changes } = messages.overview;
  const times = numbers["volatilityRatio"];
  if (kind === "volatility_shock" && times !== undefined && asset !== null) {
    return messages.recommendations.title.volatility(asset, textOf(ratio(times)));
  }
  return changes.advice[kind](asset ?? "");
}

function isRecommendationKind(text: string): text is RecommendationKind {
  return RECOMMENDATION_KINDS.some((kind) => kind === text);
}

function isEnding(
  text: string | undefined,
  { overview }: Messages,
): text is keyof Messages["overview"]["changes"]["closed"] {
  return text !== undefined && Object.hasOwn(overview.changes.closed, text);
}
