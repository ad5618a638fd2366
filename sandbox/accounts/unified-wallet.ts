import type { AccountBook } from "./account-book";
import type { Wallet } from "./ledger-event";
import { ZERO, type Decimal } from "./money";

/** Wallets of the books that are one on venues with a unified account. */
export const UNIFIED: readonly Wallet[] = ["spot", "margin", "futures"];

/** One coin of a unified account. What was borrowed is in `balance` and owed as `debt`. */
export interface UnifiedBalance {
  readonly asset: string;
  readonly balance: Decimal;
  readonly debt: Decimal;
  /** Held back by spot orders. */
  readonly locked: Decimal;
}

/** unifiedBalances lists the coins of a unified account. */
export function unifiedBalances(book: AccountBook): UnifiedBalance[] {
  const places = [...UNIFIED, "debt", "interest"] as const;
  const assets = new Set(places.flatMap((place) => book.assetsIn(place)));
  return [...assets].sort().map((asset) => ({
    asset,
    balance: UNIFIED.reduce((sum, wallet) => sum.plus(book.balance(wallet, asset)), ZERO),
    debt: book.balance("debt", asset).plus(book.balance("interest", asset)),
    locked: book.locked(asset),
  }));
}

/** crossesUnified tells whether a transfer leaves or enters the unified account: inside it there is nothing to move. */
export function crossesUnified({ from, to }: { readonly from: Wallet; readonly to: Wallet }): boolean {
  return UNIFIED.includes(from) !== UNIFIED.includes(to);
}
