import { scalarAt, type VenueWire } from "@/lib/exchange/venue-wire";

/** Bitstamp on the wire: what it says about a key comes as JSON with a code under HTTP 403. */
export const BITSTAMP_WIRE: VenueWire = {
  ccxtClass: "bitstamp",
  errorCodeOf: (body) => (scalarAt(body, "status") === "error" ? scalarAt(body, "code") : undefined),
  codes: {
    API0001: "auth",
    API0002: "auth",
    API0003: "auth",
    API0004: "clock_skew",
    API0005: "auth",
    API0006: "auth",
    API0008: "auth",
    API0011: "auth",
    API0017: "clock_skew",
  },
  isCodeAboveStatus: true,
};
