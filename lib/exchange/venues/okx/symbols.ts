import { divideDecimals, multiplyDecimals, type DecimalString } from "@/lib/domain/decimal";
import { isInverse, type Instrument } from "@/lib/domain/instrument";

/** OKX's kinds of instruments that we read. */
export type InstType = "SPOT" | "SWAP" | "FUTURES";
export const INST_TYPES: readonly InstType[] = ["SPOT", "SWAP", "FUTURES"];

/** instTypeOf says which of OKX's lists an instrument is in. */
export function instTypeOf({ kind, symbol }: Pick<Instrument, "kind" | "symbol">): InstType {
  if (kind === "spot") return "SPOT";
  return /-\d{6}$/.test(symbol) ? "FUTURES" : "SWAP";
}

/**
 * instIdOf names an instrument as OKX does: `BTC-USDT`, `BTC-USDT-SWAP`, `BTC-USD-SWAP` (inverse), `BTC-USDT-250328`, and
 * `BTC-USD_UM-SWAP` for dollar contracts settled in a dollar coin.
 */
export function instIdOf({ kind, base, quote, settle, symbol }: Instrument): string {
  if (kind === "spot") return `${base}-${quote}`;
  return `${familyOf({ base, quote, settle })}-${/-(\d{6})$/.exec(symbol)?.[1] ?? "SWAP"}`;
}

/** familyOf names the family of a contract, such as `BTC-USDT`. */
export function familyOf({ base, quote, settle }: Pick<Instrument, "base" | "quote" | "settle">): string {
  return `${base}-${settle !== quote && !isInverse({ base, settle }) ? `${quote}_UM` : quote}`;
}

/** marketsOf indexes instruments by OKX's name. */
export function marketsOf(instruments: readonly Instrument[]): ReadonlyMap<string, Instrument> {
  return new Map(instruments.map((each) => [instIdOf(each), each]));
}

/**
 * baseQuantity turns what OKX counts (coins on spot, contracts else) into base units. An inverse contract is a fixed sum
 * of dollars and needs a price; "0" where there is none.
 */
export function baseQuantity(instrument: Instrument, size: DecimalString, price: DecimalString | null): DecimalString {
  if (instrument.kind === "spot") return size;
  const worth = multiplyDecimals(size, instrument.contractSize);
  if (!isInverse(instrument)) return worth;
  return price === null || price === "0" ? "0" : divideDecimals(worth, price);
}
