import type { LadderView, TradeSize } from "@/lib/domain/risk-assessment";
import type { Messages } from "./messages/en";

/**
 * tradeBudgetText says how many new trades may be opened today. What the ladder allows is of no use while the next trade
 * has no size, so it then says that none is usable, and what would be left.
 */
export function tradeBudgetText(
  { tradesAllowedToday, tradesLeftToday }: Pick<LadderView, "tradesAllowedToday" | "tradesLeftToday">,
  nextTrade: Pick<TradeSize, "status"> | null,
  { ladder }: Messages,
): string {
  if (tradesAllowedToday === 0) return ladder.noTrades;
  const isUsable = nextTrade === null || nextTrade.status === "sized" || tradesLeftToday === 0;
  return isUsable
    ? ladder.tradesLeft(tradesLeftToday, tradesAllowedToday)
    : ladder.tradesUnusable(tradesLeftToday, tradesAllowedToday);
}
