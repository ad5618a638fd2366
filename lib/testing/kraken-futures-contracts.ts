import type { Instrument } from "@/lib/domain/instrument";
import { marketsOf } from "@/lib/exchange/venues/krakenfutures/symbols";

/** A contract of Kraken Futures as its parsers know it. */
function contract(base: string, settle: string): Instrument {
  const symbol = `${base}/USD:${settle}`;
  return {
    id: `krakenfutures:${symbol}`,
    venue: "krakenfutures",
    symbol,
    base,
    quote: "USD",
    settle,
    kind: "perpetual",
    priceTick: "0.5",
    lotStep: "0.0001",
    minQuantity: "0.0001",
    minNotional: "0",
    contractSize: "1",
    takerFeeFraction: 0.0005,
    isActive: true,
  };
}

/** INVERSE, LINEAR and MARKETS are contracts for tests: of one coin in both kinds, and what the parsers look up. */
export const INVERSE = contract("BTC", "BTC");
export const LINEAR = contract("BTC", "USD");
export const MARKETS = marketsOf([INVERSE, LINEAR, contract("ETH", "ETH"), contract("ETH", "USD")]);
