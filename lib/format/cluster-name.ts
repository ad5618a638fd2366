import type { RiskLine } from "@/lib/domain/portfolio-report";
import type { Sector } from "@/lib/domain/sectors";
import type { ScreenMessages } from "./messages/en-screens";

/** Up to this many members are simply listed. */
const LISTED_MAX = 4;
const NAMES_MAX = 3;
const GROUPS_MAX = 2;
/** Majors are known by name, and "other" says nothing. */
const NEVER_FOLDED: readonly Sector[] = ["majors", "other"];

/**
 * clusterName says who moves together: the heaviest by name, several of one sector as a group. "BTC, ETH, SOL and 3 AI
 * tokens". `lines` give weight and sector; a member without a line comes last.
 */
export function clusterName(
  assets: readonly string[],
  lines: readonly Pick<RiskLine, "asset" | "sector" | "weightFraction">[],
  { correlation }: ScreenMessages,
): string {
  const byAsset = new Map(lines.map((line) => [line.asset, line]));
  const weight = (asset: string) => byAsset.get(asset)?.weightFraction ?? 0;
  const sorted = [...assets].sort((a, b) => weight(b) - weight(a));
  if (sorted.length <= LISTED_MAX) return correlation.names.list(sorted);
  const groups = foldedSectors(sorted.map((asset) => byAsset.get(asset)?.sector ?? "other"));
  const isFolded = (asset: string) => groups.some(([sector]) => sector === (byAsset.get(asset)?.sector ?? "other"));
  const names = sorted.filter((asset) => !isFolded(asset));
  const parts = names.slice(0, NAMES_MAX);
  const rest = names.length - parts.length;
  return correlation.names.list([
    ...parts,
    ...groups.map(([sector, count]) => correlation.names.sector(count, sector)),
    ...(rest > 0 ? [correlation.names.more(rest)] : []),
  ]);
}

/** The largest sectors with several members, as [sector, members]. */
function foldedSectors(sectors: readonly Sector[]): (readonly [Sector, number])[] {
  const counts = new Map<Sector, number>();
  for (const sector of sectors) counts.set(sector, (counts.get(sector) ?? 0) + 1);
  return [...counts]
    .filter(([sector, count]) => count > 1 && !NEVER_FOLDED.includes(sector))
    .sort((a, b) => b[1] - a[1])
    .slice(0, GROUPS_MAX);
}
