"use client";

import type { MarketStructure } from "@/lib/domain/market-structure";
import { coefficient } from "@/lib/format/correlation-text";
import { moodOf, STATE_LATE_MS } from "@/lib/format/market-text";
import { formatNumber, NOT_KNOWN, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { useNow } from "@/components/time/use-now";
import { Figure } from "@/components/ui/figure";
import { FigureRow } from "@/components/ui/figure-row";
import { Num } from "@/components/ui/num";
import { Term } from "@/components/ui/term";

/** StructureFigures is what the assets say together: how calm, how broad, how alike, how much of it is Bitcoin. */
export function StructureFigures({ structure }: { structure: MarketStructure }) {
  const { market } = useScreenMessages();
  const words = market.figures;
  const isStale = useNow() - structure.asOf > STATE_LATE_MS;
  const { stability, breadth, averageCorrelation30d, averageCorrelation90d, dominance } = structure;
  const mood = moodOf(stability.score);
  const share = (fraction: number | null) => (
    <Num look="figure" value={fraction === null ? NOT_KNOWN : percent(fraction, { decimals: 0 })} />
  );
  return (
    <FigureRow label={words.label} columns={4}>
      <Figure
        isStale={isStale}
        label={<Term name="stability" />}
        value={stability.score === null ? textOf(NOT_KNOWN) : formatNumber(stability.score)}
        {...(mood === null ? {} : { beside: words.mood[mood] })}
        delta={stability.score === null ? words.unknown : words.ofHundred}
      />
      <Figure
        isStale={isStale}
        label={<Term name="breadth" />}
        value={share(breadth)}
        delta={breadth === null ? words.unknown : words.breadthDetail(structure.assets)}
      />
      <Figure
        isStale={isStale}
        label={<Term name="averageCorrelation" />}
        value={averageCorrelation30d === null ? textOf(NOT_KNOWN) : coefficient(averageCorrelation30d)}
        {...(averageCorrelation30d === null ? {} : { beside: words.days30 })}
        delta={averageCorrelation90d === null ? words.unknown : words.correlation(coefficient(averageCorrelation90d))}
      />
      <Figure
        isStale={isStale}
        label={<Term name="dominance" />}
        value={share(dominance)}
        delta={dominance === null ? words.unknown : words.dominanceDetail}
      />
    </FigureRow>
  );
}
