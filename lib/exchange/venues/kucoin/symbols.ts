import type { Instrument } from "@/lib/domain/instrument";
import { deliveryCode } from "@/lib/exchange/delivery-date";

/** Futures call Bitcoin XBT. */
export function coinOf(venueCoin: string): string {
  return venueCoin === "XBT" ? "BTC" : venueCoin;
}

/** futuresCoinOf is what futures call a coin. */
export function futuresCoinOf(coin: string): string {
  return coin === "BTC" ? "XBT" : coin;
}

/**
 * venueSymbolOf names an instrument as KuCoin does: `BTC-USDT` (spot), `XBTUSDTM` (perpetual), `XBTUSDM` (inverse),
 * `XBTMZ25` (inverse with delivery).
 */
export function venueSymbolOf({ kind, base, quote, symbol }: Instrument): string {
  if (kind === "spot") return `${base}-${quote}`;
  const delivery = deliveryCode(symbol);
  return delivery === null ? `${futuresCoinOf(base)}${quote}M` : `${futuresCoinOf(base)}M${delivery}`;
}

/** marketsOf indexes instruments by KuCoin's name; spot and futures have none in common. */
export function marketsOf(instruments: readonly Instrument[]): ReadonlyMap<string, Instrument> {
  return new Map(instruments.map((each) => [venueSymbolOf(each), each]));
}
