import type { VenueEndpoint } from "@/lib/exchange/client";
import { signedPost } from "@/lib/exchange/venue-endpoint";

/**
 * Every call we make to Crypto.com. All of them read, though it wants private reads as POST. There is none that tells what
 * a key may do: `private/get-accounts` describes the account, not the key.
 */
export const CRYPTOCOM = {
  balances: signedPost(["v1", "private"], "private/user-balance", "private"),
} as const satisfies Record<string, VenueEndpoint>;
