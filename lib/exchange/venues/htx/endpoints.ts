import type { VenueEndpoint } from "@/lib/exchange/client";
import { signedGet } from "@/lib/exchange/venue-endpoint";

const SPOT = ["spot", "private"];

/** Every call we make to HTX. All of them read. */
export const HTX = {
  uid: signedGet(SPOT, "v2/user/uid", "private"),
  /** Asked for with `uid` and `accessKey`: without the latter HTX lists every key of the person. */
  permissions: signedGet(SPOT, "v2/user/api-key", "private"),
  accounts: signedGet(SPOT, "v1/account/accounts", "private"),
  balance: signedGet(SPOT, "v1/account/accounts/{account-id}/balance", "private"),
} as const satisfies Record<string, VenueEndpoint>;
