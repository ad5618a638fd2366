import { scalarAt, type VenueWire } from "@/lib/exchange/venue-wire";

/** Binance on the wire: HTTP statuses tell most; `code` is negative for errors. */
export const BINANCE_WIRE: VenueWire = {
  ccxtClass: "binance",
  errorCodeOf: (body) => {
    const code = scalarAt(body, "code");
    return code?.startsWith("-") === true ? code : undefined;
  },
  codes: {
    "-1000": "unavailable",
    "-1001": "unavailable",
    "-1003": "rate_limited",
    "-1007": "unavailable",
    "-1021": "clock_skew",
    "-1022": "auth",
    "-2014": "auth",
    "-2015": "auth",
  },
};
