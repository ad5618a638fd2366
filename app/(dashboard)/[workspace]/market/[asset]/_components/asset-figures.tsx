"use client";

import type { AssetMarketView } from "@/lib/domain/market-views";
import { isUndecided, moodOf, PRICE_LATE_MS, probabilityOf, STATE_LATE_MS } from "@/lib/format/market-text";
import { formatNumber, NOT_KNOWN, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { dollarPrice } from "@/lib/format/price";
import { ratio } from "@/lib/format/ratio";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { RegimeProbability } from "@/components/market/regime-probability";
import { TierWord } from "@/components/risk/tier-word";
import { useNow } from "@/components/time/use-now";
import { AsOf } from "@/components/ui/as-of";
import { Figure } from "@/components/ui/figure";
import { FigureRow } from "@/components/ui/figure-row";
import { Term } from "@/components/ui/term";

/** AssetFigures is price, regime, volatility, and how calm and how sure, in one row. */
export function AssetFigures({ view }: { view: AssetMarketView }) {
  const { market, riskWords, time } = useScreenMessages();
  const words = market.asset;
  const { state } = view;
  const { volatility, regime, stability, confidence } = state;
  const now = useNow();
  const isStale = now - state.asOf > STATE_LATE_MS;
  const mood = moodOf(stability.score);
  const whole = (fraction: number) => textOf(percent(fraction, { decimals: 0 }));
  return (
    <FigureRow label={words.figures} columns={4}>
      <Figure
        isStale={now - view.price.asOf > PRICE_LATE_MS}
        label={words.price}
        value={dollarPrice(view.price.usd)}
        delta={<AsOf at={view.price.asOf} />}
      />
      <Figure
        isStale={isStale}
        label={<Term name="regime" />}
        value={regime.isWarmedUp ? riskWords.regime[regime.label] : textOf(NOT_KNOWN)}
        {...(regime.isWarmedUp && !isUndecided(regime) ? { beside: whole(probabilityOf(regime)) } : {})}
        delta={
          !regime.isWarmedUp ? (
            market.table.warmingUp
          ) : isUndecided(regime) ? (
            <RegimeProbability regime={regime} />
          ) : (
            words.since(time.dayYear(regime.since))
          )
        }
      />
      <Figure
        isStale={isStale}
        label={<Term name="volatilityRatio">{market.table.volatility}</Term>}
        value={textOf(volatility.ratio === null ? NOT_KNOWN : ratio(volatility.ratio))}
        {...(volatility.ewma === null ? {} : { beside: `${whole(volatility.ewma)} ${words.aYear}` })}
        delta={volatility.percentile1y === null ? market.figures.unknown : words.inYear(whole(volatility.percentile1y))}
      />
      <Figure
        isStale={isStale}
        label={<Term name="stability" />}
        value={stability.score === null ? textOf(NOT_KNOWN) : formatNumber(stability.score)}
        {...(mood === null ? {} : { beside: market.figures.mood[mood] })}
        delta={
          confidence.score === null ? null : (
            <span className="inline-flex items-baseline gap-1.5">
              <Term name="confidence" />
              <TierWord tier={confidence.tier} />
            </span>
          )
        }
      />
    </FigureRow>
  );
}
