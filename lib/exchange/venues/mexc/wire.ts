import { scalarAt, type VenueWire } from "@/lib/exchange/venue-wire";

/** MEXC on the wire: `code` other than 0 and 200 is an error. */
export const MEXC_WIRE: VenueWire = {
  ccxtClass: "mexc",
  errorCodeOf: (body) => {
    const code = scalarAt(body, "code");
    return code === "0" || code === "200" ? undefined : code;
  },
  codes: {
    "402": "auth",
    "406": "auth",
    "429": "rate_limited",
    "500": "unavailable",
    "510": "rate_limited",
    "602": "auth",
    "604": "unavailable",
    "701": "auth",
    "703": "auth",
    "801": "unavailable",
    "10072": "auth",
    "700001": "auth",
    "700002": "auth",
    "700003": "clock_skew",
    "700006": "auth",
    "700007": "auth",
  },
};
