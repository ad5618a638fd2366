import { pemSecret, scalarAt, type VenueWire } from "@/lib/exchange/venue-wire";

/**
 * Coinbase on the wire: an `error` word (Advanced Trade) or a list of `errors` with ids (the older API), and plain
 * `Unauthorized` for a token it does not take.
 */
export const COINBASE_WIRE: VenueWire = {
  ccxtClass: "coinbase",
  errorCodeOf: (body) => {
    const errors: unknown = Reflect.get(body, "errors");
    const [first]: unknown[] = Array.isArray(errors) ? errors : [];
    return scalarAt(body, "error") ?? (typeof first === "object" && first !== null ? scalarAt(first, "id") : undefined);
  },
  codes: {
    unauthorized: "auth",
    authentication_error: "auth",
    invalid_token: "auth",
    revoked_token: "auth",
    expired_token: "auth",
    PERMISSION_DENIED: "auth",
    UNAUTHENTICATED: "auth",
    INVALID_ARGUMENT: "invalid_request",
    invalid_request: "invalid_request",
    validation_error: "invalid_request",
    param_required: "invalid_request",
    NOT_FOUND: "unsupported",
    not_found: "unsupported",
    RESOURCE_EXHAUSTED: "rate_limited",
    resource_exhausted: "rate_limited",
    rate_limit_exceeded: "rate_limited",
    INTERNAL: "unavailable",
    UNAVAILABLE: "unavailable",
    internal_server_error: "unavailable",
  },
  configOf: ({ apiKey, secret }) => ({ apiKey: apiKey.trim(), secret: pemSecret(secret) }),
  refusalText: "Unauthorized",
};
