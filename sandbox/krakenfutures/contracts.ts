import { baseOf } from "../accounts/postings";
import type { Instrument } from "../market/market";
import { FuturesError } from "./futures-error";

/** contractOf is Kraken Futures' name of the linear perpetual of a coin. */
export function contractOf(base: string): string {
  return `PF_${base === "BTC" ? "XBT" : base}USD`;
}

/** contractOfSymbol names the perpetual of a market of the sandbox, as in `BTCUSDT`. */
export function contractOfSymbol(symbol: string): string {
  return contractOf(baseOf(symbol));
}

/** pairOf finds the market of a contract. */
export function pairOf(instruments: readonly Instrument[], contract: string | null): Instrument {
  const found = instruments.find(
    ({ base, hasPerpetual }) => hasPerpetual && contractOf(base) === contract?.toUpperCase(),
  );
  if (!found) throw new FuturesError("contractNotFound", 404);
  return found;
}
