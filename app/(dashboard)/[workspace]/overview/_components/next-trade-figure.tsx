"use client";

import type { ReasonCode } from "@/lib/domain/reason-code";
import type { TradeSize } from "@/lib/domain/risk-assessment";
import { money, type Accounting } from "@/lib/format/money";
import { textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { useMessages } from "@/components/i18n/use-messages";
import { Figure } from "@/components/ui/figure";
import { Num } from "@/components/ui/num";
import { Term } from "@/components/ui/term";

interface NextTradeFigureProps {
  size: TradeSize | null;
  accounting: Accounting;
  className?: string;
}

/** NextTradeFigure is the money at risk if the next trade's stop is hit, or in words why there is none. */
export function NextTradeFigure({ size, accounting, className }: NextTradeFigureProps) {
  const { overview, reasons, riskWords } = useMessages();
  const label = <Term name="nextTrade" />;
  const rest = { label, drawing: null, ...(className === undefined ? {} : { className }) };
  if (size === null) return <Figure {...rest} value={overview.figures.refused} delta={overview.figures.hidden} />;
  if (size.status !== "sized") {
    const reason = decidingReason(size);
    return (
      <Figure
        {...rest}
        value={size.status === "stand_aside" ? overview.figures.standAside : overview.figures.refused}
        delta={
          <span className="block max-w-[30ch] whitespace-normal">
            {overview.figures.nothing}
            {reason === undefined ? null : <span className="block">{reasons[reason]}</span>}
          </span>
        }
      />
    );
  }
  return (
    <Figure
      {...rest}
      value={<Num look="figure" value={money(size.riskUsd, accounting)} />}
      beside={textOf(percent(size.actualRiskFraction, { decimals: 2 }))}
      delta={overview.figures.on(size.asset, riskWords.tier[size.tier])}
    />
  );
}

/** The step that took most of the size away says more than the first of the list. */
function decidingReason({ steps, reasons }: TradeSize): ReasonCode | undefined {
  let deciding: ReasonCode | undefined = reasons[0];
  let least = 1;
  let before: number | null = null;
  for (const { kind, factor, quantityAfter, reason } of steps) {
    const kept =
      kind === "factor" ? (factor ?? 1) : before === null || before <= 0 ? 1 : (quantityAfter ?? before) / before;
    if (kind !== "base" && quantityAfter !== null) before = quantityAfter;
    if (reason === null || kind === "rounding" || kept >= least) continue;
    least = kept;
    deciding = reason;
  }
  return deciding;
}
