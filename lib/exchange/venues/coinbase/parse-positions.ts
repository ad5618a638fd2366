import { z } from "zod";
import type { Position } from "@/lib/domain/account-snapshot";
import { multiplyDecimals, type DecimalString } from "@/lib/domain/decimal";
import { blankable, magnitudeText } from "@/lib/exchange/parse-answer";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { positiveOrNull } from "@/lib/exchange/positive-or-null";
import type { Contract } from "./parse-instruments";
import { heldMoney, moneyText, parseCoinbase } from "./values";

const positionSchema = z.looseObject({
  product_id: z.string().min(1),
  side: z.string(),
  number_of_contracts: magnitudeText,
  current_price: heldMoney,
  avg_entry_price: heldMoney,
  unrealized_pnl: moneyText.nullish(),
  liquidation_price: blankable(heldMoney),
  leverage: blankable(magnitudeText),
  im_contribution: heldMoney.nullish(),
  mm_contribution: heldMoney.nullish(),
});
/** A list, or one position alone. */
const positionsSchema = z.union([
  z.looseObject({ positions: z.array(positionSchema) }).transform(({ positions }) => positions),
  z.looseObject({ position: positionSchema }).transform(({ position }) => [position]),
]);

/** hasPositions tells whether there is anything to look up contracts for. */
export function hasPositions(raw: unknown): boolean {
  return parseCoinbase(positionsSchema, raw, "cfm/positions").length > 0;
}

/**
 * parsePositions reads `cfm/positions`. A position in a product whose contract we do not know is a failure: leaving it out
 * would hide risk.
 */
export function parsePositions(raw: unknown, contracts: readonly Contract[]): Position[] {
  return parseCoinbase(positionsSchema, raw, "cfm/positions")
    .filter(({ number_of_contracts: count }) => count !== "0")
    .map((row) =>
      toPosition(
        row,
        contracts.find(({ productId }) => productId === row.product_id),
      ),
    );
}

function toPosition(row: z.output<typeof positionSchema>, contract: Contract | undefined): Position {
  const side = sideOf(row.side);
  if (contract === undefined || side === null)
    throw new SafeExchangeError("bad_response", "coinbase", "cfm/positions", { httpStatus: 200 });
  const orZero = (amount: DecimalString | null | undefined): DecimalString => amount ?? "0";
  return {
    symbol: `${contract.base}/USD:USD-${row.product_id}`,
    base: contract.base,
    side,
    quantity: multiplyDecimals(row.number_of_contracts, contract.size),
    entryPrice: row.avg_entry_price,
    markPrice: row.current_price,
    leverage: Number(row.leverage ?? "1") || 1,
    marginMode: "cross",
    liquidationPrice: positiveOrNull(row.liquidation_price),
    unrealizedPnl: orZero(row.unrealized_pnl),
    initialMargin: orZero(row.im_contribution),
    maintenanceMargin: orZero(row.mm_contribution),
  };
}

/** `LONG`, or `FUTURES_POSITION_SIDE_LONG`. */
function sideOf(side: string): Position["side"] | null {
  if (side.endsWith("LONG")) return "long";
  return side.endsWith("SHORT") ? "short" : null;
}
