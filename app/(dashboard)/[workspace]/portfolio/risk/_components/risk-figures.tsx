"use client";

import type { PortfolioReport, TailEstimate } from "@/lib/domain/portfolio-report";
import { money, type Accounting } from "@/lib/format/money";
import { NOT_KNOWN, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { tailOf } from "@/lib/format/portfolio-risk-text";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Figure } from "@/components/ui/figure";
import { FigureRow } from "@/components/ui/figure-row";
import { Num } from "@/components/ui/num";
import { Term } from "@/components/ui/term";

/** RiskFigures is a bad day, a very bad one, the mean of the bad ones, and the year's swing. */
export function RiskFigures({ report, accounting }: { report: PortfolioReport; accounting: Accounting }) {
  const { portfolioRisk } = useScreenMessages();
  const words = portfolioRisk.risk.figures;
  const [day, rare] = [tailOf(report, 0.95), tailOf(report, 0.99)];
  const usd = (value: number | null | undefined) =>
    value === null || value === undefined ? NOT_KNOWN : money(value, accounting, { digits: "estimate" });
  const share = (value: number | null | undefined) =>
    value === null || value === undefined || report.equityUsd <= 0
      ? {}
      : { beside: textOf(percent(value / report.equityUsd)) };
  const basis = (tail: TailEstimate | null) =>
    tail === null ? words.tooShort : tail.isThin ? words.thin : words.days(tail.observations);
  return (
    <FigureRow label={portfolioRisk.risk.screen} columns={4}>
      <Figure
        label={<Term name="dayLoss" />}
        value={<Num look="figure" value={usd(day?.varUsd)} />}
        {...share(day?.varUsd)}
        delta={basis(day)}
      />
      <Figure
        label={<Term name="dayLossRare" />}
        value={<Num look="figure" value={usd(rare?.varUsd)} />}
        {...share(rare?.varUsd)}
        delta={basis(rare)}
      />
      <Figure
        label={<Term name="expectedShortfall" />}
        value={<Num look="figure" value={usd(day?.esUsd)} />}
        {...share(day?.esUsd)}
        delta={basis(day)}
      />
      <Figure
        label={<Term name="volatilityAnnual" />}
        value={
          <Num
            look="figure"
            value={report.volatilityAnnual === null ? NOT_KNOWN : percent(report.volatilityAnnual, { decimals: 0 })}
          />
        }
        delta={report.volatilityAnnual === null ? words.tooShort : words.ofEquity}
      />
    </FigureRow>
  );
}
