import type { RecommendationView } from "@/lib/domain/views";
import { groupActions } from "./group-actions";
import type { HeadlineText } from "./headline";
import type { Messages } from "./messages/en";
import { money, type Accounting } from "./money";
import { textOf } from "./number";

/** A change of the day loss below this share of it is not worth a clause. */
const VISIBLE_EFFECT = 0.005;

/** inboxText is the inbox's first sentence: how many orders, for how much, and what they would do to the 1-day loss. */
export function inboxText(
  todo: readonly RecommendationView[],
  accounting: Accounting,
  messages: Messages,
): HeadlineText {
  const words = messages.recommendations.lead;
  const orders = todo.filter(({ side, notionalUsd }) => side !== null && notionalUsd !== null);
  const facts = todo.length - orders.length;
  if (todo.length === 0) return { lead: words.none, support: words.noneSupport };
  if (orders.length === 0) return { lead: words.facts(facts), support: "" };
  const sales = amountOf(orders, "sell", accounting);
  const purchases = amountOf(orders, "buy", accounting);
  const amounts = [sales === null ? null : words.sales(sales), purchases === null ? null : words.purchases(purchases)];
  return {
    lead: words.sentence(
      words.orders(groupActions(orders).length),
      amounts.filter((amount) => amount !== null).join(", "),
      effectOf(orders, accounting, messages),
    ),
    support: facts === 0 ? "" : words.factsBeside(facts),
  };
}

function amountOf(orders: readonly RecommendationView[], side: "buy" | "sell", accounting: Accounting): string | null {
  const usd = orders.filter((order) => order.side === side).reduce((sum, order) => sum + (order.notionalUsd ?? 0), 0);
  return usd === 0 ? null : textOf(money(usd, accounting, { digits: "estimate" }));
}

/** The engine's effects are each measured from today's book and small enough to add. */
function effectOf(orders: readonly RecommendationView[], accounting: Accounting, messages: Messages): string | null {
  const now = orders.find(({ numbers }) => numbers["var95NowUsd"] !== undefined)?.numbers["var95NowUsd"];
  if (now === undefined) return null;
  const change = orders.reduce((sum, { numbers }) => sum + (numbers["riskChangeUsd"] ?? 0), 0);
  if (Math.abs(change) < VISIBLE_EFFECT * now) return null;
  const estimate = (usd: number) => textOf(money(usd, accounting, { digits: "estimate" }));
  return messages.recommendations.lead.effect(estimate(now), estimate(Math.max(0, now + change)));
}
