import type { VenueWire } from "@/lib/exchange/venue-wire";

/** Kraken on the wire: HTTP 200 and a list of texts such as `EAPI:Invalid nonce`. */
export const KRAKEN_WIRE: VenueWire = {
  ccxtClass: "kraken",
  errorCodeOf: (body) => {
    const errors: unknown = Reflect.get(body, "error");
    const [first]: unknown[] = Array.isArray(errors) ? errors : [];
    return typeof first === "string" ? first : undefined;
  },
  codes: {
    "EAPI:Invalid key": "auth",
    "EAPI:Invalid signature": "auth",
    // Another request with this key was faster; the next one has a higher number.
    "EAPI:Invalid nonce": "unavailable",
    "EAPI:Rate limit exceeded": "rate_limited",
    "EGeneral:Temporary lockout": "rate_limited",
    "EGeneral:Too many requests": "rate_limited",
    "EGeneral:Unknown method": "unsupported",
    "EService:Timeout": "unavailable",
    "EService:Deadline elapsed": "unavailable",
    // ccxt takes it for a suspended account; it lifts by itself.
    "ETrade:User Locked": "unavailable",
  },
  // A nonce has to rise, whoever sends it. Kraken's clock comes in whole seconds: a nonce shifted by the difference to it
  // would fall between two processes.
  configOf: ({ apiKey, secret }) => ({ apiKey, secret, has: { fetchTime: false } }),
  countsNonces: true,
};
