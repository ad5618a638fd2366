import type { Position } from "@/lib/domain/account-snapshot";
import {
  addDecimals,
  compareDecimals,
  multiplyDecimals,
  subtractDecimals,
  type DecimalString,
} from "@/lib/domain/decimal";
import { settleOf } from "@/lib/domain/settle-of";

/**
 * MarginEquity is what backs cross positions as the venue counts it, their profit included: of the whole account in
 * dollars, each coin at less than its price, or of each coin by itself.
 */
export type MarginEquity =
  { kind: "account"; usd: DecimalString } | { kind: "by_coin"; coins: ReadonlyMap<string, DecimalString> };

/**
 * withSharedMargin says what backs each cross position of a shared wallet: margin equity, less the position's own profit,
 * which the price decides, less what the other positions must keep. Inverse contracts are left out: their coin's own price
 * moves what backs them.
 *
 * @param equity null where the venue does not tell: then nothing is said
 */
export function withSharedMargin(positions: readonly Position[], equity: MarginEquity | null): Position[] {
  if (equity === null) return [...positions];
  return positions.map((position) => {
    const total = isSharing(position) ? equityOf(position, equity) : undefined;
    if (total === undefined || compareDecimals(total, "0") <= 0) return position;
    const pool = positions.filter(
      (other) =>
        isSharing(other) && (equity.kind === "account" || settleOf(other.symbol) === settleOf(position.symbol)),
    );
    // Both legs of a hedge are liquidated together: neither is the other's other.
    const isOwn = ({ symbol }: Position): boolean => symbol === position.symbol;
    const gains = pool.filter(isOwn).map(gainOf);
    const kept = pool.filter((other) => !isOwn(other)).map(({ maintenanceMargin }) => maintenanceMargin);
    return { ...position, sharedMargin: subtractDecimals(total, addDecimals(...gains, ...kept)) };
  });
}

function equityOf(position: Position, equity: MarginEquity): DecimalString | undefined {
  return equity.kind === "account" ? equity.usd : equity.coins.get(settleOf(position.symbol));
}

const isSharing = (position: Position): boolean =>
  position.marginMode === "cross" && settleOf(position.symbol) !== position.base;

function gainOf({ side, quantity, entryPrice, markPrice }: Position): DecimalString {
  return multiplyDecimals(
    quantity,
    side === "long" ? subtractDecimals(markPrice, entryPrice) : subtractDecimals(entryPrice, markPrice),
  );
}
