import type { SyncProgress } from "@/lib/domain/views";

/** The first reading of an account, step by step. */
export const sync = {
  phase: {
    queued: "Waiting for its turn",
    balances: "Reading the balances of every wallet",
    prices: "Balances are read; reading prices",
    history: "Balances are read; reading the history",
    done: "Everything is read",
    failed: "The first reading failed; we try again by ourselves",
  } satisfies Record<SyncProgress["phase"], string>,
  /** What of the history is being read. */
  trades: (market: string) => `Reading trades of ${market}`,
  fills: "Reading trades",
  flows: "Reading deposits, withdrawals and payments",
};
