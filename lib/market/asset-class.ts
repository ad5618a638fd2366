import type { AssetClass } from "@/lib/domain/instrument";

const STABLECOINS = new Set([
  "USDT",
  "USDC",
  "FDUSD",
  "TUSD",
  "USDP",
  "DAI",
  "BUSD",
  "USDD",
  "PYUSD",
  "USDE",
  "EURC",
  "EURI",
  "AEUR",
]);
const FIAT = new Set(["USD", "EUR", "GBP", "CHF", "JPY", "AUD", "CAD", "TRY", "BRL", "PLN", "CZK"]);
const GOLD = new Set(["PAXG", "XAUT"]);

/** assetClassOf sorts an asset by what drives its risk. Anything unlisted is crypto. */
export function assetClassOf(asset: string): AssetClass {
  const code = asset.toUpperCase();
  if (STABLECOINS.has(code)) return "stablecoin";
  if (FIAT.has(code)) return "fiat";
  if (GOLD.has(code)) return "gold";
  return "crypto";
}

/** isCash is true for stablecoins and fiat: no market risk in our sense (a de-peg is watched separately). */
export function isCash(asset: string): boolean {
  const kind = assetClassOf(asset);
  return kind === "stablecoin" || kind === "fiat";
}
