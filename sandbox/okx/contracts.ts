import { Decimal } from "../accounts/money";
import type { Instrument } from "../market/market";
import { OkxError } from "./okx-error";

/** Contracts are a hundred lots: positions are then whole hundredths of a contract, OKX's usual lot. */
const LOTS_PER_CONTRACT = 100;
export const CONTRACT_LOT = "0.01";

/** contractValue is how many coins one contract of a perpetual stands for. */
export function contractValue(pair: Instrument): Decimal {
  return new Decimal(pair.stepSize.toFixed(pair.quantityDecimals)).times(LOTS_PER_CONTRACT);
}

/** spotIdOf is a pair's name on OKX. */
export function spotIdOf(pair: Instrument): string {
  return `${pair.base}-${pair.quote}`;
}

/** swapIdOf is the name of its perpetual. */
export function swapIdOf(pair: Instrument): string {
  return `${spotIdOf(pair)}-SWAP`;
}

/** pairOf finds what an `instId` names; refuses (51001) what does not trade. */
export function pairOf(pairs: readonly Instrument[], instId: string | null): { pair: Instrument; isSwap: boolean } {
  const isSwap = instId?.endsWith("-SWAP") === true;
  const pair = pairs.find((each) => (isSwap ? each.hasPerpetual && swapIdOf(each) : spotIdOf(each)) === instId);
  if (!pair) throw new OkxError(400, "51001", `Instrument ID ${instId ?? ""} does not exist.`);
  return { pair, isSwap };
}
