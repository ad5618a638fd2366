import type { VenueEndpoint } from "@/lib/exchange/client";
import { signedPost } from "@/lib/exchange/venue-endpoint";

/** Every call we make to Bitfinex. All of them read, though Bitfinex wants private reads as POST. */
export const BITFINEX = {
  permissions: signedPost("private", "auth/r/permissions", "auth"),
  wallets: signedPost("private", "auth/r/wallets", "auth"),
  /** Deposits and withdrawals of all coins. */
  movements: signedPost("private", "auth/r/movements/hist", "auth"),
  user: signedPost("private", "auth/r/info/user", "auth"),
} as const satisfies Record<string, VenueEndpoint>;
