import type { AssetClass } from "@/lib/domain/instrument";
import { sectorOf, type Sector } from "@/lib/domain/sectors";

/**
 * Coins meant to be worth one unit of a currency, by that currency: what a trader parks money in. Coins that lost their peg
 * for good, and those that grow in value instead of paying interest, are no cash and not here.
 */
const STABLECOINS_OF: Readonly<Record<string, readonly string[]>> = {
  USD: [
    ...["USDT", "USDC", "FDUSD", "TUSD", "USDP", "PAX", "DAI", "BUSD", "USDD", "PYUSD", "USDE", "USDS", "GUSD", "USD1"],
    ...["RLUSD", "USDG", "USDQ", "LUSD", "FRXUSD", "CRVUSD", "GHO", "SUSD", "USD0", "USDTB", "AUSD", "BFUSD", "USDF"],
  ],
  EUR: ["EURC", "EURI", "AEUR", "EURT", "EURS", "EURR", "EURQ", "EURCV", "EUROP"],
  GBP: ["TGBP", "GBPT"],
  JPY: ["GYEN", "JPYC"],
  SGD: ["XSGD"],
  AUD: ["AUDD"],
  CAD: ["QCAD", "CADC"],
  CHF: ["ZCHF", "VCHF"],
  TRY: ["TRYB"],
  BRL: ["BRZ", "BRL1"],
  IDR: ["BIDR", "IDRT"],
};
const PEG_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(STABLECOINS_OF).flatMap(([currency, coins]) => coins.map((coin) => [coin, currency] as const)),
);
const FIAT = new Set([
  ...["USD", "EUR", "GBP", "CHF", "JPY", "AUD", "CAD", "NZD", "SGD", "HKD", "KRW", "CNY", "INR", "IDR", "THB", "PHP"],
  ...["VND", "TRY", "BRL", "MXN", "ARS", "COP", "CLP", "PEN", "ZAR", "NGN", "UAH", "RUB", "KZT", "AED", "SAR"],
  ...["PLN", "CZK", "HUF", "RON", "BGN", "SEK", "NOK", "DKK"],
]);
/** Tokens of something that has a market of its own elsewhere. */
const CLASS_OF_SECTOR: Readonly<Partial<Record<Sector, AssetClass>>> = { gold: "gold", stocks: "stock", bonds: "bond" };

/** assetClassOf sorts an asset by what drives its risk. Anything unlisted is crypto. */
export function assetClassOf(asset: string): AssetClass {
  const code = asset.toUpperCase();
  if (PEG_OF.has(code)) return "stablecoin";
  if (FIAT.has(code)) return "fiat";
  return CLASS_OF_SECTOR[sectorOf(code)] ?? "crypto";
}

/** pegCurrencyOf names the currency a stablecoin is meant to be worth one unit of; null for anything else. */
export function pegCurrencyOf(asset: string): string | null {
  return PEG_OF.get(asset.toUpperCase()) ?? null;
}

/** isCash is true for stablecoins and fiat: no market risk in our sense (a de-peg is watched separately). */
export function isCash(asset: string): boolean {
  const kind = assetClassOf(asset);
  return kind === "stablecoin" || kind === "fiat";
}
