import type { BookExposure, WaterfallStep } from "@/lib/domain/risk-assessment";

/** Volatility may exceed its own month by this much before that alone counts (`VOLATILITY_CAP_RULES`). */
const RATIO_TOLERANCE = 1.25;

export interface VolatilityCause {
  asset: string;
  /** Annualised, a fraction. */
  volatility: number;
  ratio: number;
  /** The change against its own month cuts deeper than the level against the loss limit. */
  isShock: boolean;
}

/**
 * volatilityCause names the held asset that the volatility cap cuts most money for, and by which of its two rules, read
 * from the step's own inputs. Null when the step does not say.
 */
export function volatilityCause(
  step: WaterfallStep,
  book: Pick<BookExposure, "assets">,
  lossLimitFraction: number,
): VolatilityCause | null {
  const causes = valuesByAsset(step, "volatility").map(([asset, volatility]) => {
    const ratio = valuesByAsset(step, "volatilityRatio").find(([name]) => name === asset)?.[1] ?? 1;
    const [byLevel, byChange] = [lossLimitFraction / volatility, RATIO_TOLERANCE / ratio];
    const cut = Math.max(0, 1 - Math.min(byLevel, byChange));
    return { asset, volatility, ratio, isShock: byChange < byLevel, cut: cut * moneyIn(book, asset) };
  });
  return largest(causes, ({ cut }) => cut);
}

/** trendCause names the held asset that the trend cuts most money for, with its score. Null when the step does not say. */
export function trendCause(
  step: WaterfallStep,
  book: Pick<BookExposure, "assets">,
): { asset: string; trendScore: number } | null {
  const causes = valuesByAsset(step, "trendScore").map(([asset, trendScore]) => ({ asset, trendScore }));
  return largest(causes, ({ asset, trendScore }) => (1 - trendScore) * moneyIn(book, asset));
}

/** Inputs are named `<measure>.<asset>`; unknown values are left out. */
function valuesByAsset({ inputs }: WaterfallStep, measure: string): [asset: string, value: number][] {
  return inputs.flatMap(({ name, value }) =>
    name.startsWith(`${measure}.`) && typeof value === "number" ? [[name.slice(measure.length + 1), value]] : [],
  );
}

/** An empty book looks at the reference, which it does not hold. */
function moneyIn({ assets }: Pick<BookExposure, "assets">, asset: string): number {
  return assets.length === 0 ? 1 : Math.abs(assets.find((target) => target.asset === asset)?.currentFraction ?? 0);
}

function largest<T>(causes: readonly T[], size: (cause: T) => number): T | null {
  return causes.reduce<T | null>((best, cause) => (best === null || size(cause) > size(best) ? cause : best), null);
}
