import { scalarAt, type VenueWire } from "@/lib/exchange/venue-wire";

/** Bybit on the wire: HTTP 200 with `retCode` ≠ 0 for most errors; 403 says that the address asked too often. */
export const BYBIT_WIRE: VenueWire = {
  ccxtClass: "bybit",
  errorCodeOf: (body) => {
    const code = scalarAt(body, "retCode");
    return code === "0" ? undefined : code;
  },
  codes: {
    "5004": "unavailable",
    "10000": "unavailable",
    "10002": "clock_skew",
    "10003": "auth",
    "10004": "auth",
    "10005": "auth",
    "10006": "rate_limited",
    "10007": "auth",
    "10008": "auth",
    // ccxt takes a banned address for a bad key.
    "10009": "ban",
    "10010": "auth",
    "10016": "unavailable",
    "10018": "rate_limited",
    // The account is of the other kind (classic, unified): the endpoint is not for it.
    "10020": "unsupported",
    "10024": "unavailable",
    "10028": "unsupported",
    "10429": "rate_limited",
    "33004": "auth",
  },
  limitStatuses: [403],
};
