import { openGet, signedGet, type Endpoint, type Venue } from "./endpoint";

/** coinMarginedEndpoints answer for COIN-M futures and options, of which the sandbox has none. */
export function coinMarginedEndpoints({ now }: Venue): Endpoint[] {
  return [
    openGet("/dapi/v1/ping", 1, () => ({})),
    openGet("/dapi/v1/time", 1, () => ({ serverTime: now() })),
    openGet("/dapi/v1/exchangeInfo", 1, () => ({
      timezone: "UTC",
      serverTime: now(),
      rateLimits: [],
      exchangeFilters: [],
      symbols: [],
    })),
    openGet("/eapi/v1/exchangeInfo", 1, () => ({
      timezone: "UTC",
      serverTime: now(),
      optionContracts: [],
      optionAssets: [],
      optionSymbols: [],
      rateLimits: [],
    })),
    signedGet("/dapi/v1/account", 5, () => ({
      feeTier: 0,
      canTrade: true,
      canDeposit: true,
      canWithdraw: true,
      updateTime: 0,
      assets: [],
      positions: [],
    })),
    signedGet("/dapi/v1/balance", 1, () => []),
    signedGet("/dapi/v1/positionRisk", 1, () => []),
    signedGet("/dapi/v2/leverageBracket", 1, () => []),
    signedGet("/dapi/v1/income", 20, () => []),
    signedGet("/dapi/v1/openOrders", 40, () => []),
  ];
}
