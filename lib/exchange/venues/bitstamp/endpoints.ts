import type { VenueEndpoint } from "@/lib/exchange/client";
import { signedPost } from "@/lib/exchange/venue-endpoint";

/**
 * Every call we make to Bitstamp. All of them read, though Bitstamp wants private reads as POST. There is none that tells
 * what a key may do; `revoke_all_api_keys` is the only one about keys, and is never called.
 */
export const BITSTAMP = {
  balances: signedPost("private", "account_balances/", "api"),
} as const satisfies Record<string, VenueEndpoint>;
