import type { WalletKind } from "./account-snapshot";
import type { DecimalString } from "./decimal";
import type { AccountingCurrency } from "./risk-policy";
import type { EpochMs } from "./units";

/** How far back a reconciliation looks; `all` = since the account was linked. */
export const RECONCILIATION_PERIODS = ["7d", "30d", "90d", "all"] as const;
export type ReconciliationPeriod = (typeof RECONCILIATION_PERIODS)[number];

/**
 * What can be said about an account. `explained` and `unexplained` are verdicts; the others say why there is none yet:
 * wallets that cannot be read, an exchange that tells balances only, a history still being read, or one that has not
 * caught up with a change seen minutes ago.
 */
export type ReconciliationState =
  "explained" | "unexplained" | "unread_wallets" | "balances_only" | "reading_history" | "settling";

/** What moved an amount between two readings. The parts add up to the change. */
export interface ChangeParts {
  trades: DecimalString;
  /** Deposits less withdrawals. */
  flows: DecimalString;
  funding: DecimalString;
  /** Interest, rewards, distributions, and what closed contracts realised. */
  income: DecimalString;
  fees: DecimalString;
  /** change − trades − flows − funding − income − fees: what a venue does not tell, or a history that is not complete. */
  unexplained: DecimalString;
}

/** ReconciledAsset is one coin of an account whose amount changed, in its own units. */
export interface ReconciledAsset extends ChangeParts {
  asset: string;
  change: DecimalString;
  /** What is left to explain, in dollars at today's price; null where the coin has no price. */
  unexplainedUsd: DecimalString | null;
  isNamed: boolean;
}

/**
 * AccountReconciliation explains how an account came from one reading to another. Everything is valued at today's prices,
 * so that only what came, went or was swapped moves it: start + parts = end. Open results of contracts are not booked
 * yet and stay out.
 */
export interface AccountReconciliation {
  connectionId: string;
  label: string;
  venueName: string;
  state: ReconciliationState;
  /** Instants of the two readings. */
  from: EpochMs;
  to: EpochMs;
  startUsd: DecimalString;
  endUsd: DecimalString;
  partsUsd: ChangeParts;
  /** Up to this much may stay unexplained without being named: rounding, dust, interest of minutes. */
  thresholdUsd: DecimalString;
  /** Sum of what is unexplained regardless of sign: a missing trade hides in the net. */
  unexplainedGrossUsd: DecimalString;
  /** Coins that changed, the least explained first. */
  assets: readonly ReconciledAsset[];
  missingWallets: readonly WalletKind[];
  /** Contracts of which trades are missing, so that what they realised is not known. */
  contractGaps: readonly string[];
  /** How many days of trades the exchange keeps; null = all. */
  tradesKeptDays: number | null;
  historyReadAt: EpochMs | null;
}

export interface ReconciliationView {
  period: ReconciliationPeriod;
  accounting: { currency: AccountingCurrency; usdPerUnit: number };
  /** Oldest link first. Accounts that were never read are absent. */
  accounts: readonly AccountReconciliation[];
}
