import { coinAccountEndpoints } from "./coin-account";
import { coinPublicEndpoints } from "./coin-public";
import { openGet, type Endpoint, type Venue } from "./endpoint";

/** coinMarginedEndpoints answer for COIN-M futures, and for options, of which the sandbox has none. */
export function coinMarginedEndpoints(venue: Venue): Endpoint[] {
  return [
    ...coinPublicEndpoints(venue),
    ...coinAccountEndpoints(venue),
    openGet("/eapi/v1/exchangeInfo", 1, () => ({
      timezone: "UTC",
      serverTime: venue.now(),
      optionContracts: [],
      optionAssets: [],
      optionSymbols: [],
      rateLimits: [],
    })),
  ];
}
