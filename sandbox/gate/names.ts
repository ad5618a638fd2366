import type { Instrument, Market } from "../market/market";

/** pairName is a pair's name on Gate, on spot and as a contract. */
export function pairName({ base, quote }: Instrument): string {
  return `${base}_${quote}`;
}

/** pairNamed finds the pair a name stands for. */
export function pairNamed(market: Market, name: string | null): Instrument | undefined {
  return market.instruments().find((each) => pairName(each) === name);
}
