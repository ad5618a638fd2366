import { scalarAt, type VenueWire } from "@/lib/exchange/venue-wire";

/** Bitget on the wire: `code` other than "00000" is an error, whatever the HTTP status. */
export const BITGET_WIRE: VenueWire = {
  ccxtClass: "bitget",
  errorCodeOf: (body) => {
    const code = scalarAt(body, "code");
    return code === "00000" ? undefined : code;
  },
  codes: {
    "429": "rate_limited",
    "30007": "rate_limited",
    // A header did not arrive: no word about the key.
    "40001": "invalid_request",
    "40003": "invalid_request",
    "40004": "clock_skew",
    "40005": "clock_skew",
    "40006": "auth",
    "40008": "clock_skew",
    "40009": "auth",
    "40010": "unavailable",
    "40011": "invalid_request",
    "40012": "auth",
    "40013": "auth",
    // The key is good, but not for this list.
    "40014": "unsupported",
    "40015": "unavailable",
    "40018": "auth",
    "40036": "auth",
    "40037": "auth",
    // The account is of the other kind (classic, unified): the endpoint is not for it.
    "40084": "unsupported",
    "40085": "unsupported",
    "40200": "unavailable",
    "40404": "unsupported",
    "40725": "unavailable",
    "40808": "invalid_request",
    "45001": "unavailable",
  },
};
