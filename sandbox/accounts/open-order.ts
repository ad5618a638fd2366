import type { Side } from "./ledger-event";
import type { Decimal } from "./money";

/** An order that rests on the exchange. Spot orders lock what they would spend; perpetual stops lock nothing. */
export interface OpenOrder {
  readonly orderId: number;
  readonly venue: "spot" | "futures";
  readonly symbol: string;
  readonly side: Side;
  readonly type: "LIMIT" | "STOP_LOSS_LIMIT" | "STOP_MARKET";
  readonly quantity: Decimal;
  /** Limit price; absent for STOP_MARKET. */
  readonly price?: Decimal;
  readonly stopPrice?: Decimal;
  readonly placedAt: number;
}
