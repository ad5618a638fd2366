import type { DecimalString } from "./decimal";
import type { EpochMs } from "./units";

export type WalletKind = "spot" | "earn_flexible" | "earn_locked" | "funding" | "margin" | "futures" | "manual";

/** Balance is what one wallet holds of one asset. `locked` is in orders or staked and cannot be sold now. */
export interface Balance {
  wallet: WalletKind;
  asset: string;
  free: DecimalString;
  locked: DecimalString;
  /** Owed to the venue (margin), ≥ 0; counts against equity. */
  borrowed: DecimalString;
  unlockAt: EpochMs | null;
}

/** Position is an open derivatives position. Quantity is positive; the side says the sign. */
export interface Position {
  symbol: string;
  base: string;
  side: "long" | "short";
  quantity: DecimalString;
  entryPrice: DecimalString;
  markPrice: DecimalString;
  leverage: number;
  marginMode: "isolated" | "cross";
  liquidationPrice: DecimalString | null;
  unrealizedPnl: DecimalString;
  initialMargin: DecimalString;
  maintenanceMargin: DecimalString;
}

export interface OpenOrder {
  venueOrderId: string;
  symbol: string;
  side: "buy" | "sell";
  kind: "limit" | "stop" | "take_profit" | "other";
  quantity: DecimalString;
  price: DecimalString | null;
  stopPrice: DecimalString | null;
}

/** AccountSnapshot is what one connection held at `asOf`; immutable once stored. */
export interface AccountSnapshot {
  asOf: EpochMs;
  receivedAt: EpochMs;
  balances: readonly Balance[];
  positions: readonly Position[];
  openOrders: readonly OpenOrder[];
  /** Wallets the key could not read just now; equity is incomplete while any is listed. */
  missingWallets: readonly WalletKind[];
}

export type FlowKind = "deposit" | "withdrawal" | "internal_transfer";

/** CashFlow moves value across the account's edge (internal transfers do not and are kept for reconciliation). */
export interface CashFlow {
  venueFlowId: string;
  kind: FlowKind;
  asset: string;
  amount: DecimalString;
  eventAt: EpochMs;
}

export interface Trade {
  venueTradeId: string;
  symbol: string;
  side: "buy" | "sell";
  quantity: DecimalString;
  price: DecimalString;
  feeAmount: DecimalString;
  feeAsset: string;
  eventAt: EpochMs;
}
