/**
 * boundExposure keeps a target within the gross cap and, while the ladder only allows reductions, within what is held.
 * `heldFraction` null = no such limit.
 */
export function boundExposure(product: number, grossCapFraction: number, heldFraction: number | null): number {
  return Math.min(product, grossCapFraction, heldFraction ?? Infinity);
}
