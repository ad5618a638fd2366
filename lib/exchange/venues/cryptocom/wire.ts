import { scalarAt, type VenueWire } from "@/lib/exchange/venue-wire";

/** Crypto.com on the wire: `code` other than 0 is an error, whatever the HTTP status. */
export const CRYPTOCOM_WIRE: VenueWire = {
  ccxtClass: "cryptocom",
  errorCodeOf: (body) => {
    const code = scalarAt(body, "code");
    return code === "0" ? undefined : code;
  },
  codes: {
    "10002": "auth",
    "10003": "auth",
    "10006": "rate_limited",
    "10007": "clock_skew",
    "40101": "auth",
    "40102": "clock_skew",
    "40103": "auth",
    "42901": "rate_limited",
    "50001": "unavailable",
    "9010001": "unavailable",
  },
};
