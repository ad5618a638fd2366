import { walkEquity } from "./measure-performance";

/** Shifts shorter than this would leave the exposures almost where they were. */
const SHIFT_DAYS_MIN = 20;

/**
 * placeboTest asks whether the exposures' timing mattered: the same exposures, shifted in time against the same market
 * (circularly, by every offset from 20 days), fall no deeper in this share of cases, (1 + hits) ÷ (1 + shifts). Costs are
 * charged alike on every change. Null for a constant exposure or fewer than 60 days: there is nothing to shift.
 */
export function placeboTest(exposure: Float64Array, market: Float64Array, costFraction: number): number | null {
  const days = exposure.length;
  // A sum of equal weights is 1 up to rounding.
  const isConstant = exposure.every((value) => Math.abs(value - (exposure[0] ?? 0)) < 1e-9);
  if (isConstant || days < 3 * SHIFT_DAYS_MIN) return null;
  const actual = shiftedDrawdown(exposure, market, costFraction, 0);
  let [hits, shifts] = [0, 0];
  for (let offset = SHIFT_DAYS_MIN; offset <= days - SHIFT_DAYS_MIN; offset++) {
    shifts++;
    if (shiftedDrawdown(exposure, market, costFraction, offset) <= actual) hits++;
  }
  return (1 + hits) / (1 + shifts);
}

/** Exposure after close i earns market[i + 1]. */
function shiftedDrawdown(exposure: Float64Array, market: Float64Array, costFraction: number, offset: number): number {
  const days = exposure.length;
  const at = (i: number) => exposure[(i + offset) % days] ?? 0;
  const returns = new Float64Array(days - 1);
  for (let i = 0; i + 1 < days; i++) {
    returns[i] = at(i) * (market[i + 1] ?? 0) - costFraction * Math.abs(at(i + 1) - at(i));
  }
  return walkEquity(returns).maxDrawdown;
}
