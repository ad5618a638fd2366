import { scalarAt, type VenueWire } from "@/lib/exchange/venue-wire";

const KEY_CHECK = "api-keys/v3/check";

/**
 * Kraken Futures on the wire: a word in `error`. ccxt does not know the address that tells what a key may do; told where it
 * is and that it is private, it signs it as all others: Authent over the path `/api/auth/v1/api-keys/v3/check`.
 */
export const KRAKEN_FUTURES_WIRE: VenueWire = {
  ccxtClass: "krakenfutures",
  errorCodeOf: (body) => scalarAt(body, "error"),
  codes: {
    authenticationError: "auth",
    apiLimitExceeded: "rate_limited",
    // An account that never traded futures.
    accountInactive: "unsupported",
    notFound: "unsupported",
    nonceBelowThreshold: "unavailable",
    nonceDuplicate: "unavailable",
    "Server Error": "unavailable",
    unknownError: "unavailable",
    "Json Parse Error": "invalid_request",
  },
  configOf: ({ apiKey, secret }) => ({
    apiKey,
    secret,
    urls: { api: { auth: "https://futures.kraken.com/api/auth/" } },
    options: {
      access: { auth: { GET: { [KEY_CHECK]: "private" } } },
      versions: { auth: { GET: { [KEY_CHECK]: "v1" } } },
    },
  }),
};
