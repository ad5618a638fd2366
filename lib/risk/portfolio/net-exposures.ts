import type { AssetClass } from "@/lib/domain/instrument";
import type { AccountInput, HoldingInput, PositionInput } from "@/lib/domain/risk-assessment";

/** NetExposure is what one underlying adds to the book, over spot, earn and derivatives. */
export interface NetExposure {
  asset: string;
  assetClass: AssetClass;
  /** Signed market value: holdings plus long minus short positions. A hedge nets to about 0. */
  netUsd: number;
  /** Sum of absolute parts; drives margin only. */
  grossUsd: number;
  holdingUsd: number;
  positionUsd: number;
  priceUsd: number;
  freeQuantity: number;
  /** Part of the holding that cannot be sold now. */
  lockedUsd: number;
  /** Below 5 USD and 0.5 % of equity in gross: counted in totals, never advised on. */
  isDust: boolean;
}

const DUST_USD = 5;
const DUST_FRACTION = 0.005;

/** isCashClass tells stablecoins and fiat, which carry no market risk here (a de-peg is watched separately). */
export function isCashClass(assetClass: AssetClass): boolean {
  return assetClass === "stablecoin" || assetClass === "fiat";
}

/**
 * netExposures folds an account into one signed exposure per underlying, without cash and without unpriced assets,
 * sorted by asset code so that the order of the input cannot change a sum.
 */
export function netExposures(account: AccountInput): NetExposure[] {
  const byAsset = new Map<string, NetExposure>();
  for (const holding of account.holdings) addHolding(byAsset, holding);
  for (const position of account.positions) addPosition(byAsset, position);
  return [...byAsset.values()]
    .filter((exposure) => exposure.grossUsd > 0)
    .sort((a, b) => (a.asset < b.asset ? -1 : 1))
    .map((exposure) => ({ ...exposure, isDust: isDust(exposure.grossUsd, account.equityUsd) }));
}

function isDust(grossUsd: number, equityUsd: number): boolean {
  return grossUsd < DUST_USD && grossUsd < DUST_FRACTION * Math.max(0, equityUsd);
}

function addHolding(byAsset: Map<string, NetExposure>, holding: HoldingInput): void {
  if (holding.priceUsd === null || isCashClass(holding.assetClass)) return;
  const before = byAsset.get(holding.asset) ?? emptyExposure(holding.asset, holding.priceUsd, holding.assetClass);
  byAsset.set(holding.asset, {
    ...before,
    assetClass: holding.assetClass,
    netUsd: before.netUsd + holding.valueUsd,
    grossUsd: before.grossUsd + Math.abs(holding.valueUsd),
    holdingUsd: before.holdingUsd + holding.valueUsd,
    priceUsd: holding.priceUsd,
    freeQuantity: before.freeQuantity + holding.freeQuantity,
    lockedUsd: before.lockedUsd + holding.lockedQuantity * holding.priceUsd,
  });
}

function addPosition(byAsset: Map<string, NetExposure>, position: PositionInput): void {
  const before = byAsset.get(position.asset) ?? emptyExposure(position.asset, position.markPriceUsd, "crypto");
  const value = (position.side === "long" ? 1 : -1) * position.quantity * position.markPriceUsd;
  byAsset.set(position.asset, {
    ...before,
    netUsd: before.netUsd + value,
    grossUsd: before.grossUsd + Math.abs(value),
    positionUsd: before.positionUsd + value,
  });
}

function emptyExposure(asset: string, priceUsd: number, assetClass: AssetClass): NetExposure {
  return {
    asset,
    assetClass,
    priceUsd,
    netUsd: 0,
    grossUsd: 0,
    holdingUsd: 0,
    positionUsd: 0,
    freeQuantity: 0,
    lockedUsd: 0,
    isDust: false,
  };
}
