/**
 * limitUsed is the fall of the unit value from the ladder's reference as a share of the loss limit: 0 at or above the
 * reference, 1 when the limit is lost, more beyond.
 */
export function limitUsed(unitValue: number, referenceUnitValue: number, lossLimitFraction: number): number {
  if (!(referenceUnitValue > 0) || !(lossLimitFraction > 0)) return 0;
  return Math.max(0, 1 - unitValue / referenceUnitValue) / lossLimitFraction;
}
