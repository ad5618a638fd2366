import { divideDecimals, multiplyDecimals, type DecimalString } from "@/lib/domain/decimal";
import { isInverse, type Instrument } from "@/lib/domain/instrument";

/**
 * contractQuantity turns a number of contracts into base units. A linear contract is `contractSize` coins; an inverse one
 * is a fixed sum of quote and needs a price: "0" where there is none.
 */
export function contractQuantity(
  instrument: Pick<Instrument, "base" | "settle" | "contractSize">,
  contracts: DecimalString,
  price: DecimalString | null,
): DecimalString {
  const worth = multiplyDecimals(contracts, instrument.contractSize);
  if (!isInverse(instrument)) return worth;
  return price === null || price === "0" ? "0" : divideDecimals(worth, price);
}
