import type { Instrument } from "@/lib/domain/instrument";
import type { TradeSize } from "@/lib/domain/risk-assessment";
import type { SizeTradeView } from "@/lib/domain/views";
import { decisiveReasons } from "./decisive-reasons";
import type { HeadlineText } from "./headline";
import type { ScreenMessages } from "./messages/en-screens";
import { money, type Accounting } from "./money";
import { textOf } from "./number";
import { percent } from "./percent";
import { price } from "./price";
import { quantity } from "./quantity";

/** tradeText is the sentence of one sized trade: what to do at most, and what is at risk; or that there is no size. */
export function tradeText(
  size: TradeSize,
  instrument: Pick<Instrument, "priceTick">,
  accounting: Accounting,
  messages: ScreenMessages,
): HeadlineText {
  const { lead } = messages.size;
  if (size.status !== "sized") {
    const reason = decisiveReasons(size)[0];
    return {
      lead: size.status === "stand_aside" ? lead.standAside(size.asset) : lead.refused(size.asset),
      support: reason === undefined ? "" : messages.reasons[reason],
    };
  }
  const amount = quantity(size.quantity);
  return {
    lead: size.side === "long" ? lead.buy(amount, size.asset) : lead.sell(amount, size.asset),
    support: lead.support(
      textOf(money(size.riskUsd, accounting)),
      textOf(percent(size.actualRiskFraction, { decimals: 2 })),
      size.stopPrice === null ? "" : price(size.stopPrice, instrument.priceTick),
    ),
  };
}

/** decisionOf reads the verdict off a size, as the API's own answer does: ALLOW at the tier's usual risk, else REDUCE. */
export function decisionOf(size: TradeSize): SizeTradeView["decision"] {
  if (size.status !== "sized") return "DENY";
  return size.actualRiskFraction < size.baseRiskFraction * 0.995 ? "REDUCE" : "ALLOW";
}
