"use client";

import type { RegimeState } from "@/lib/domain/market-state";
import { isUndecided, probabilityOf } from "@/lib/format/market-text";
import { textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Hint } from "@/components/ui/hint";

/** RegimeProbability is how likely the standing label is; when another leads today it says so instead, with all three. */
export function RegimeProbability({ regime }: { regime: RegimeState }) {
  const { market } = useScreenMessages();
  const whole = (fraction: number) => textOf(percent(fraction, { decimals: 0 }));
  if (!isUndecided(regime)) return <span className="figures">{whole(probabilityOf(regime))}</span>;
  return (
    <Hint
      className="term"
      text={market.table.undecidedHint(
        whole(regime.probabilityBull),
        whole(regime.probabilitySideways),
        whole(regime.probabilityBear),
      )}
    >
      {market.table.undecided}
    </Hint>
  );
}
