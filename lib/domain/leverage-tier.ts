/**
 * LeverageTier is one bracket of a venue's maintenance-margin table. Amounts are in the contract's settlement currency:
 * USDT for linear contracts, the coin for inverse ones. A notional belongs to the tier with floor ≤ notional < next
 * floor, and needs notional × maintenanceFraction − maintenanceAmount of margin.
 */
export interface LeverageTier {
  notionalFloor: number;
  /** Largest notional the venue allows in this tier; null where it states none. */
  notionalCap: number | null;
  maintenanceFraction: number;
  /** What makes maintenance margin continuous: amountₙ = floorₙ × (rateₙ − rateₙ₋₁) + amountₙ₋₁ (Binance "cum"). */
  maintenanceAmount: number;
  leverageMax: number;
}
