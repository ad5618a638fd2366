import type { Position } from "@/lib/domain/account-snapshot";
import { addDecimals, compareDecimals, multiplyDecimals, toNumber, type DecimalString } from "@/lib/domain/decimal";
import { settleOf } from "@/lib/domain/settle-of";

/**
 * withEffectiveLeverage states the leverage of cross positions of the multi-collateral wallet, which nobody sets there:
 * what all of them are worth against the margin equity.
 *
 * @param marginEquity dollars; null where Kraken does not tell: then the most the schedule allows stays
 */
export function withEffectiveLeverage(positions: readonly Position[], marginEquity: DecimalString | null): Position[] {
  if (marginEquity === null || compareDecimals(marginEquity, "0") <= 0) return [...positions];
  const isSharing = ({ marginMode, symbol, base }: Position): boolean =>
    marginMode === "cross" && settleOf(symbol) !== base;
  const sharing = positions.filter(isSharing);
  const worth = addDecimals(...sharing.map(({ quantity, markPrice }) => multiplyDecimals(quantity, markPrice)));
  const leverage = Number((toNumber(worth) / toNumber(marginEquity)).toPrecision(3));
  return positions.map((position) => (isSharing(position) ? { ...position, leverage } : position));
}
