import { toNumber, type DecimalString } from "@/lib/domain/decimal";
import { isInverse, type Instrument } from "@/lib/domain/instrument";
import type { LeverageTier } from "@/lib/domain/leverage-tier";
import { leverageTiers } from "@/lib/exchange/leverage-tiers";
import type { MarginLevel } from "./parse-instruments";

/**
 * marginTiers makes a maintenance-margin table of a contract's margin schedule. Levels of inverse contracts begin at
 * dollars, which become the coin at the mark price; the table then holds for about that price. Throws `bad_response` for
 * a contract without a schedule.
 */
export function marginTiers(
  levels: readonly MarginLevel[],
  instrument: Pick<Instrument, "base" | "settle">,
  markPrice: DecimalString,
): LeverageTier[] {
  const perCoin = isInverse(instrument) ? toNumber(markPrice) : 1;
  const sorted = levels.toSorted((a, b) => toNumber(a.from) - toNumber(b.from));
  const steps = sorted.map(({ initialFraction, maintenanceFraction }, i) => {
    const next = sorted[i + 1];
    return {
      cap: next === undefined ? null : toNumber(next.from) / perCoin,
      maintenanceFraction,
      leverageMax: 1 / initialFraction,
    };
  });
  return leverageTiers(steps, "krakenfutures", "instruments");
}
