import { scalarAt, type VenueWire } from "@/lib/exchange/venue-wire";

/** Gate on the wire: errors are objects with a `label`, under 4xx; 403 is the venue's own word where it has one. */
export const GATE_WIRE: VenueWire = {
  ccxtClass: "gate",
  errorCodeOf: (body) => scalarAt(body, "label"),
  isCodeAboveStatus: true,
  codes: {
    ACCOUNT_LOCKED: "auth",
    AUTHENTICATION_FAILED: "auth",
    // The key is good, but not for this list.
    FORBIDDEN: "unsupported",
    INTERNAL: "unavailable",
    INVALID_CREDENTIALS: "auth",
    INVALID_KEY: "auth",
    INVALID_SIGNATURE: "auth",
    IP_FORBIDDEN: "auth",
    // A header did not arrive: no word about the key.
    MISSING_REQUIRED_HEADER: "invalid_request",
    READ_ONLY: "unsupported",
    REQUEST_EXPIRED: "clock_skew",
    SERVER_ERROR: "unavailable",
    SUB_ACCOUNT_LOCKED: "auth",
    SUB_ACCOUNT_NOT_FOUND: "unsupported",
    TOO_BUSY: "unavailable",
    TOO_FAST: "rate_limited",
    TOO_MANY_REQUESTS: "rate_limited",
    // The person never opened this part of the account.
    USER_NOT_FOUND: "unsupported",
  },
};
