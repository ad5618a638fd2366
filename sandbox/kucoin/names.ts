import type { Instrument, Market } from "../market/market";

/** coinName is what futures call a coin. */
export function coinName(coin: string): string {
  return coin === "BTC" ? "XBT" : coin;
}

/** spotName is a pair's name on KuCoin. */
export function spotName({ base, quote }: Instrument): string {
  return `${base}-${quote}`;
}

/** contractName is the name of its perpetual. */
export function contractName({ base, quote }: Instrument): string {
  return `${coinName(base)}${quote}M`;
}

/** pairNamed finds the pair a symbol names, on spot or as a perpetual. */
export function pairNamed(market: Market, symbol: string | null): Instrument | undefined {
  return market.instruments().find((each) => spotName(each) === symbol || contractName(each) === symbol);
}
