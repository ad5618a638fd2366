import type { VenueEndpoint } from "@/lib/exchange/client";
import { signedGet } from "@/lib/exchange/venue-endpoint";

const SPOT = ["spot", "private"];

/**
 * Every call we make to MEXC. All of them read. `apiKeyInfo` is asked for with `accessKey`, our own key; the same path
 * as POST edits the key and is never called.
 */
export const MEXC = {
  permissions: signedGet(SPOT, "apiKeyInfo", "api"),
  spotAccount: signedGet(SPOT, "account", "api", 10),
} as const satisfies Record<string, VenueEndpoint>;
