import type { DecimalString } from "./decimal";
import type { LeverageTier } from "./leverage-tier";
import type { EpochMs } from "./units";

export type WalletKind =
  | "spot"
  | "earn_flexible"
  | "earn_locked"
  | "funding"
  | "margin"
  | "futures"
  /** Inverse contracts with their coin as collateral, where they have a wallet of their own (Binance COIN-M). */
  | "coin_futures"
  /** One wallet for spot, loans and derivatives (Bybit unified trading, OKX trading account). */
  | "unified"
  | "options"
  /** Trading bots and copy trading: the venue tells what they are worth, not what they hold. */
  | "bots"
  | "copy_trading"
  | "manual";

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

/**
 * Position is an open derivatives position. Quantity is positive and in base units, whatever the venue counts in; the
 * side says the sign. Margins and profit are in the quote. An inverse contract of N dollars entered at p₀ stands as
 * N ÷ p₀ base units: valued in dollars it is the linear position of that size, (N ÷ p₀) × (p − p₀).
 */
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
  /** Isolated: what was set aside for it, without its profit, in the coin of settlement. Absent where the venue tells none. */
  isolatedMargin?: DecimalString;
  /**
   * Cross, in a wallet that is more than one coin's balance: what the other positions leave of its worth as margin,
   * without its own profit, in the coin of settlement. Absent where the venue does not tell that worth.
   */
  sharedMargin?: DecimalString;
  /** The maintenance-margin table of this account, on venues that tell it to the key only. */
  leverageTiers?: readonly LeverageTier[];
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

/** FundingPayment is what a perpetual position paid (negative) or received at one funding time, in `asset`. */
export interface FundingPayment {
  venueFundingId: string;
  symbol: string;
  asset: string;
  amount: DecimalString;
  eventAt: EpochMs;
}

/**
 * `interest` was paid on what was lent or owed, `reward` given for holding or taking part, `realized_profit` booked when a
 * contract was closed or settled.
 */
export type IncomeKind = "interest" | "reward" | "realized_profit" | "other";

/** IncomePayment is what an account earned, or paid when negative, without a trade. It is profit, never a deposit. */
export interface IncomePayment {
  venueIncomeId: string;
  kind: IncomeKind;
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
