import type { LeverageTier } from "@/lib/domain/leverage-tier";
import { maintenanceMargin } from "./maintenance-margin";

/** MarginLeg is one side of a position. `quantity` in base units; an inverse contract of N dollars has N ÷ entryPrice. */
export interface MarginLeg {
  side: "long" | "short";
  quantity: number;
  entryPrice: number;
}

/** MarginedPosition is all that one liquidation price depends on: one leg, or in hedge mode both legs of a contract. */
export interface MarginedPosition {
  legs: readonly MarginLeg[];
  markPrice: number;
  /**
   * Settlement currency. Isolated: the wallet balance set aside. Cross: the wallet balance less the other positions'
   * maintenance margin plus their unrealised profit (WB − TMM + UPNL of the Binance formula).
   */
  marginBalance: number;
  tiers: readonly LeverageTier[];
  /** Settled in the base coin: profit is linear in 1 ÷ price. */
  isInverse: boolean;
  /** Taker fee the venue keeps back for closing (Gate's generic formula); Binance's own formula has none. */
  closingFeeFraction?: number;
}

/** A leg in the coordinate u (price, or 1 ÷ price when inverse) in which its profit is slope × (u − entry). */
interface Line {
  size: number;
  slope: number;
  entry: number;
}

/**
 * liquidationPrice is the price at which margin balance plus unrealised profit falls to maintenance margin, nearest to
 * the mark; null when no price does that. With the tier at that price it equals Binance's closed form
 * LP = (WB + cum − Σ s·q·EP) ÷ (Σ q·MMR − Σ s·q). What is left after maintenance is piecewise linear and concave in the
 * price (in 1 ÷ price for inverse contracts), so walking the tiers outwards from the mark finds the exact tier instead of
 * iterating towards it. A position already short of margin is liquidated at the mark.
 */
export function liquidationPrice(position: MarginedPosition): number | null {
  const { markPrice, isInverse } = position;
  if (!isComputable(position)) return null;
  const lines = position.legs.map((leg) => lineOf(leg, isInverse));
  const excess = (u: number) => marginExcess(position, lines, u);
  const mark = isInverse ? 1 / markPrice : markPrice;
  if (excess(mark) <= 0) return markPrice;
  const knots = lines.flatMap(({ size }) => position.tiers.map(({ notionalFloor }) => notionalFloor / size));
  const roots = [rootBelow(excess, mark, knots), rootAbove(excess, mark, knots)]
    .filter((root) => root !== null)
    .map((root) => (isInverse ? 1 / root : root));
  return roots.sort((a, b) => Math.abs(a - markPrice) - Math.abs(b - markPrice))[0] ?? null;
}

/**
 * marginAtLiquidation is the margin balance at which a position is liquidated at `price`: the margin equation read the
 * other way round. Null where the position or the price is malformed.
 */
export function marginAtLiquidation(position: Omit<MarginedPosition, "marginBalance">, price: number): number | null {
  const empty = { ...position, marginBalance: 0 };
  if (!isComputable(empty) || !(price > 0 && price < Infinity)) return null;
  const lines = position.legs.map((leg) => lineOf(leg, position.isInverse));
  return -marginExcess(empty, lines, position.isInverse ? 1 / price : price);
}

function isComputable({ legs, markPrice, marginBalance }: MarginedPosition): boolean {
  const isPositive = (value: number) => Number.isFinite(value) && value > 0;
  const isSane = legs.every(({ quantity, entryPrice }) => isPositive(quantity) && isPositive(entryPrice));
  return legs.length > 0 && isSane && isPositive(markPrice) && Number.isFinite(marginBalance);
}

function lineOf({ side, quantity, entryPrice }: MarginLeg, isInverse: boolean): Line {
  const sign = side === "long" ? 1 : -1;
  if (!isInverse) return { size: quantity, slope: sign * quantity, entry: entryPrice };
  const contracts = quantity * entryPrice;
  return { size: contracts, slope: -sign * contracts, entry: 1 / entryPrice };
}

function marginExcess({ marginBalance, tiers, closingFeeFraction = 0 }: MarginedPosition, lines: Line[], u: number) {
  return lines.reduce((left, { size, slope, entry }) => {
    const notional = size * u;
    return left + slope * (u - entry) - maintenanceMargin(tiers, notional) - closingFeeFraction * notional;
  }, marginBalance);
}

type Excess = (u: number) => number;

function rootBelow(excess: Excess, mark: number, knots: readonly number[]): number | null {
  let upper = mark;
  for (const knot of [...knots.filter((u) => u > 0 && u < mark), 0].sort((a, b) => b - a)) {
    if (excess(knot) <= 0) return positive(crossing(excess, knot, upper));
    upper = knot;
  }
  return null;
}

function rootAbove(excess: Excess, mark: number, knots: readonly number[]): number | null {
  let lower = mark;
  for (const knot of knots.filter((u) => u > mark).sort((a, b) => a - b)) {
    if (excess(knot) <= 0) return crossing(excess, lower, knot);
    lower = knot;
  }
  // Past the last tier the line goes on for ever; it meets zero only if it falls.
  const isFalling = excess(2 * lower) < excess(lower);
  return isFalling ? positive(crossing(excess, lower, 2 * lower)) : null;
}

/** Zero of the straight line through two points. */
function crossing(excess: Excess, a: number, b: number): number {
  const [left, right] = [excess(a), excess(b)];
  return a - (left * (b - a)) / (right - left);
}

function positive(u: number): number | null {
  return Number.isFinite(u) && u > 0 ? u : null;
}
