import { scalarAt, type VenueWire } from "@/lib/exchange/venue-wire";

/** HTX on the wire: older endpoints answer `status: "error"` with a word, newer ones a number other than 200. */
export const HTX_WIRE: VenueWire = {
  ccxtClass: "htx",
  errorCodeOf: (body) => {
    if (scalarAt(body, "status") === "error") return scalarAt(body, "err-code") ?? scalarAt(body, "err_code");
    const code = scalarAt(body, "code");
    return code === "200" ? undefined : code;
  },
  codes: {
    "1002": "auth",
    "1003": "auth",
    "2002": "invalid_request",
    "api-signature-check-failed": "auth",
    "api-signature-not-valid": "auth",
    "base-request-exceed-frequency-limit": "rate_limited",
    "gateway-internal-error": "unavailable",
    "rate-too-many-requests": "rate_limited",
    "system-maintenance": "unavailable",
  },
};
