"use client";

import type { BookReplay } from "@/lib/domain/evidence-views";
import { ratioText, rowOf, shareText } from "@/lib/format/evidence-text";
import { NOT_KNOWN } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Figure } from "@/components/ui/figure";
import { FigureRow } from "@/components/ui/figure-row";
import { Num } from "@/components/ui/num";
import { Term } from "@/components/ui/term";

/** ReplayFigures sets the benefit and its price in one row: neither is shown without the other. */
export function ReplayFigures({ replay }: { replay: BookReplay }) {
  const words = useScreenMessages().evidence.workspace.figures;
  const [own, held, equal, rule] = [
    rowOf(replay.rows, "dynamic"),
    rowOf(replay.rows, "static"),
    rowOf(replay.rows, "static_equal_vol"),
    rowOf(replay.rows, "sma200"),
  ];
  const share = (value: number | null, decimals = 1) => (
    <Num look="figure" value={value === null ? NOT_KNOWN : percent(value, { decimals })} />
  );
  return (
    <FigureRow label={words.label} columns={4}>
      <Figure
        label={<Term name="maxDrawdown">{words.drawdown}</Term>}
        value={share(-own.maxDrawdown)}
        delta={words.equalVolatility(shareText(-equal.maxDrawdown))}
      />
      <Figure
        label={<Term name="calmar">{words.calmar}</Term>}
        value={ratioText(own.calmar)}
        delta={words.rule(ratioText(rule.calmar))}
      />
      <Figure label={words.price} value={share(own.cagr)} delta={words.instead(shareText(held.cagr))} />
      <Figure
        label={<Term name="capture">{words.capture}</Term>}
        value={share(own.upCapture, 0)}
        delta={words.falling(shareText(own.downCapture, 0))}
      />
    </FigureRow>
  );
}
