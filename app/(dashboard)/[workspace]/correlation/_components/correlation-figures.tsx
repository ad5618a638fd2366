"use client";

import type { PortfolioReport } from "@/lib/domain/portfolio-report";
import type { Together } from "@/lib/domain/portfolio-views";
import { coefficient, correlationOf, equityFraction, largestCluster } from "@/lib/format/correlation-text";
import { formatNumber, NOT_KNOWN, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Figure } from "@/components/ui/figure";
import { FigureRow } from "@/components/ui/figure-row";
import { Num } from "@/components/ui/num";
import { Term } from "@/components/ui/term";

/** CorrelationFigures is how many bets there are, on all days and on bad ones, and how much of the risk is one of them. */
export function CorrelationFigures({ report, together }: { report: PortfolioReport; together: Together | null }) {
  const { correlation } = useScreenMessages();
  const words = correlation.figures;
  const all = correlationOf(report, "d90");
  const down = correlationOf(report, "btc_down");
  const cluster = largestCluster(together?.clusters ?? []);
  const count = report.lines.length;
  const bets = (value: number | null | undefined) =>
    value === null || value === undefined ? textOf(NOT_KNOWN) : formatNumber(value, { decimals: 1 });
  return (
    <FigureRow label={words.label} columns={4}>
      <Figure
        label={<Term name="effectiveBets" />}
        value={bets(together?.effectiveBets)}
        beside={words.of(count)}
        delta={together?.effectiveBets == null ? words.tooShort : words.betsDetail}
      />
      <Figure
        label={<Term name="cluster">{words.largest}</Term>}
        value={
          <Num look="figure" value={cluster === null ? NOT_KNOWN : percent(cluster.riskFraction, { decimals: 0 })} />
        }
        {...(cluster === null ? {} : { beside: words.ofRisk })}
        delta={
          cluster === null
            ? words.ofOne
            : words.largestDetail(textOf(percent(equityFraction(cluster.assets, report), { decimals: 0 })))
        }
      />
      <Figure
        label={<Term name="btcDown">{words.downBets}</Term>}
        value={bets(down?.effectiveBets)}
        {...(down?.effectiveBets == null ? {} : { beside: words.bets })}
        delta={down?.effectiveBets == null ? words.tooShort : words.downDetail(bets(all?.effectiveBets))}
      />
      <Figure
        label={<Term name="correlation">{words.average}</Term>}
        value={together?.averageCorrelation == null ? textOf(NOT_KNOWN) : coefficient(together.averageCorrelation)}
        delta={together?.averageCorrelation == null ? words.tooShort : words.averageDetail((count * (count - 1)) / 2)}
      />
    </FigureRow>
  );
}
