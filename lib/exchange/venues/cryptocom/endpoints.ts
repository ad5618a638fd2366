import type { VenueEndpoint } from "@/lib/exchange/client";
import { signedPost } from "@/lib/exchange/venue-endpoint";

const PRIVATE = ["v1", "private"];

/**
 * Every call we make to Crypto.com. All of them read, though it wants private reads as POST. There is none that tells what
 * a key may do: `private/get-accounts` describes the account, not the key.
 */
export const CRYPTOCOM = {
  balances: signedPost(PRIVATE, "private/user-balance", "private"),
  /** The journal of the account. The lists of deposits and withdrawals want a key that may withdraw; this one does not. */
  transactions: signedPost(PRIVATE, "private/get-transactions", "private"),
} as const satisfies Record<string, VenueEndpoint>;
