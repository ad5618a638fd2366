import type { VenueWire } from "@/lib/exchange/venue-wire";

/** Bitfinex on the wire: errors are `["error", code, text]` under HTTP 500, a bad key included. */
export const BITFINEX_WIRE: VenueWire = {
  ccxtClass: "bitfinex",
  errorCodeOf: (body) => (Array.isArray(body) && body[0] === "error" ? String(body[1]) : undefined),
  codes: {
    "10001": "auth",
    "10100": "auth",
    "10114": "clock_skew",
    "11010": "rate_limited",
    "20060": "unavailable",
  },
  isCodeAboveStatus: true,
};
