import type { WalletKind } from "@/lib/domain/account-snapshot";
import type { CredentialField, UnreadPart } from "@/lib/domain/venue-option";

/**
 * RequestBudget is what a venue publishes; we take 90 % of it at most and leave the rest to the person. `key` budgets are
 * counted for each key or account by itself, `address` budgets for everybody who leaves by our address.
 */
export interface RequestBudget {
  weightPerMinute: number;
  per: "address" | "key";
  /** The span the venue counts over, where it is not a minute: a burst may be as much as it allows and no more. */
  windowMs?: number;
}

/** How the venue proves what a key may do. */
export interface ProofSource {
  /** `endpoint`: the venue tells what a key may do. `attestation`: it cannot, so the person must state it. */
  kind: "endpoint" | "attestation";
  /** The request whose answer is judged, for the documents; null where there is none. */
  request: string | null;
}

/** KeyExpiry is when keys of a venue end without anybody deciding it: those that are not bound to addresses. */
export interface KeyExpiry {
  /** Days after making a key; null where only the venue's answer tells. */
  unboundDays: number | null;
}

/** Venue is all that is known about an exchange before anything is read from it. Pure data. */
export interface Venue {
  id: string;
  name: string;
  /**
   * `full`: wallets, positions, open orders, trades, flows. `balances_only`: what a key may do, balances, and flows where
   * contracts settle in them.
   */
  capability: "full" | "balances_only";
  fields: readonly CredentialField[];
  /** Boxes of the exchange's own key page, in its own words. */
  boxesToTick: readonly string[];
  boxesToUntick: readonly string[];
  permissionProof: ProofSource;
  /** Wallets a reading covers. */
  wallets: readonly WalletKind[];
  unread: readonly UnreadPart[];
  /** How far back a key can read. Null = since the account exists; 0 = not read. */
  history: {
    tradesDays: number | null;
    flowsDays: number;
    /** Longest span one deposit or withdrawal query may cover. */
    flowWindowDays: number;
    transfersDays: number;
  };
  /** Null where keys stay until somebody deletes them. */
  keyExpiry: KeyExpiry | null;
  /** Who is told the maintenance-margin tables: everybody, or each account its own. Absent where nobody is. */
  marginTables?: "public" | "key";
  /** Request weights per minute by bucket name. */
  budgets: Readonly<Record<string, RequestBudget>>;
}

/** NOT_READ is the history of a venue whose trades and flows are not read. */
export const NOT_READ: Venue["history"] = { tradesDays: 0, flowsDays: 0, flowWindowDays: 1, transfersDays: 0 };
