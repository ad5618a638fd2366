"use client";

import type { TradeSize } from "@/lib/domain/risk-assessment";
import { decisiveReasons } from "@/lib/format/decisive-reasons";
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
    const reason = decisiveReasons(size)[0];
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
