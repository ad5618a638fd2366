import { scalarAt, type VenueWire } from "@/lib/exchange/venue-wire";

/** Deribit on the wire: JSON-RPC; `error.code` is positive for its own errors. */
export const DERIBIT_WIRE: VenueWire = {
  ccxtClass: "deribit",
  errorCodeOf: (body) => {
    const error: unknown = Reflect.get(body, "error");
    return typeof error === "object" && error !== null ? scalarAt(error, "code") : undefined;
  },
  codes: {
    "9999": "auth",
    "10000": "auth",
    "10028": "rate_limited",
    "10040": "unavailable",
    "10041": "unavailable",
    "11051": "unavailable",
    "11094": "unavailable",
    "13004": "auth",
    "13009": "auth",
    "13021": "auth",
    "13028": "unavailable",
  },
};
