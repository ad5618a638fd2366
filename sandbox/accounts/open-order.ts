import type { Side } from "./ledger-event";
import type { Decimal } from "./money";

/**
 * An order that rests on the exchange. Spot orders lock what they would spend; stops of perpetuals (`futures`, and `coin` for
 * coin-margined ones, whose quantity is in contracts) lock nothing.
 */
export interface OpenOrder {
  readonly orderId: number;
  readonly venue: "spot" | "futures" | "coin";
  readonly symbol: string;
  readonly side: Side;
  readonly type: "LIMIT" | "STOP_LOSS_LIMIT" | "STOP_MARKET";
  readonly quantity: Decimal;
  /** Limit price; absent for STOP_MARKET. */
  readonly price?: Decimal;
  readonly stopPrice?: Decimal;
  readonly placedAt: number;
}
