import { scalarAt, type VenueWire } from "@/lib/exchange/venue-wire";

/** KuCoin on the wire: `code` other than "200000" is an error, whatever the HTTP status. */
export const KUCOIN_WIRE: VenueWire = {
  ccxtClass: "kucoin",
  errorCodeOf: (body) => {
    const code = scalarAt(body, "code");
    return code === "200000" ? undefined : code;
  },
  codes: {
    "200002": "rate_limited",
    // A header did not arrive: no word about the key.
    "400001": "invalid_request",
    "400002": "clock_skew",
    "400003": "auth",
    "400004": "auth",
    "400005": "auth",
    "400006": "auth",
    // The key is good, but not for this list.
    "400007": "unsupported",
    "400100": "invalid_request",
    "404000": "unsupported",
    "411100": "auth",
    "429000": "rate_limited",
    "500000": "unavailable",
  },
};
