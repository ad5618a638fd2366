/** unitValueAtUsed is the unit value at which `used` of the loss limit is lost: the inverse of `limitUsed`. */
export function unitValueAtUsed(used: number, referenceUnitValue: number, lossLimitFraction: number): number {
  return referenceUnitValue * Math.max(0, 1 - used * lossLimitFraction);
}
