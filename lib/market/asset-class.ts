import type { AssetClass } from "@/lib/domain/instrument";
import { sectorOf, type Sector } from "@/lib/domain/sectors";

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
/** Tokens of something that has a market of its own elsewhere. */
const CLASS_OF_SECTOR: Readonly<Partial<Record<Sector, AssetClass>>> = { gold: "gold", stocks: "stock", bonds: "bond" };

/** assetClassOf sorts an asset by what drives its risk. Anything unlisted is crypto. */
export function assetClassOf(asset: string): AssetClass {
  const code = asset.toUpperCase();
  if (STABLECOINS.has(code)) return "stablecoin";
  if (FIAT.has(code)) return "fiat";
  return CLASS_OF_SECTOR[sectorOf(code)] ?? "crypto";
}

/** isCash is true for stablecoins and fiat: no market risk in our sense (a de-peg is watched separately). */
export function isCash(asset: string): boolean {
  const kind = assetClassOf(asset);
  return kind === "stablecoin" || kind === "fiat";
}
