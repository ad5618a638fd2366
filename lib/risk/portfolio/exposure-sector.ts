import type { AssetClass } from "@/lib/domain/instrument";
import { sectorOf, type Sector } from "@/lib/domain/sectors";

const SECTOR_BY_CLASS: Partial<Record<AssetClass, Sector>> = { gold: "gold", stock: "stocks", bond: "bonds" };

interface Tagged {
  asset: string;
  assetClass: AssetClass;
}

/** exposureSector tags a held asset: by its class where that says what drives it, else by its code. */
export function exposureSector({ asset, assetClass }: Tagged): Sector {
  return SECTOR_BY_CLASS[assetClass] ?? sectorOf(asset);
}

/** sharedSector is the sector all members have in common; null when they differ or nobody knows it. */
export function sharedSector(members: readonly Tagged[]): Sector | null {
  const [only, ...others] = new Set(members.map(exposureSector));
  return only === undefined || only === "other" || others.length > 0 ? null : only;
}
