import { scalarAt, type VenueWire } from "@/lib/exchange/venue-wire";

/** OKX on the wire: `code` other than "0" is an error, whatever the HTTP status. */
export const OKX_WIRE: VenueWire = {
  ccxtClass: "okx",
  errorCodeOf: (body) => {
    const code = scalarAt(body, "code");
    return code === "0" ? undefined : code;
  },
  codes: {
    "50001": "unavailable",
    "50004": "unavailable",
    "50005": "unavailable",
    "50011": "rate_limited",
    "50013": "unavailable",
    "50026": "unavailable",
    "50030": "auth",
    "50040": "rate_limited",
    "50061": "rate_limited",
    "50062": "unsupported",
    "50100": "auth",
    "50101": "auth",
    "50102": "clock_skew",
    "50103": "auth",
    "50104": "auth",
    "50105": "auth",
    "50106": "auth",
    "50110": "auth",
    "50111": "auth",
    "50112": "clock_skew",
    "50113": "auth",
    "50114": "auth",
    "50119": "auth",
    "50120": "auth",
  },
};
