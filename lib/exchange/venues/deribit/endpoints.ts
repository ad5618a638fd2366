import type { VenueEndpoint } from "@/lib/exchange/client";
import { publicGet, signedGet } from "@/lib/exchange/venue-endpoint";

/** Every call we make to Deribit with a key. All of them read. */
export const DERIBIT = {
  /**
   * Tells the scope of a key. Asked for with a signature, never with the secret: what is sent is in the URL. Counted as
   * private, for it is made with the key.
   */
  permissions: { ...publicGet("public", "auth", "api"), isPrivate: true },
  accountSummaries: signedGet("private", "get_account_summaries", "api"),
  /** Every change of a coin's balance, back to the account's first. Needs no more than `account:read`. */
  transactionLog: signedGet("private", "get_transaction_log", "log"),
} as const satisfies Record<string, VenueEndpoint>;
