import type { EvidencePolicy } from "@/lib/domain/evidence";

/** POLICY_ORDER is how policies stand in tables: what is compared first, then its rivals. */
export const POLICY_ORDER: readonly EvidencePolicy[] = ["dynamic", "static", "static_equal_vol", "sma200"];

/** POLICY_LINE is each policy's stroke; a dash besides the colour, and its name at the end. */
export const POLICY_LINE: Readonly<
  Record<EvidencePolicy, { stroke: string; fill: string; dash?: string; width: number }>
> = {
  dynamic: { stroke: "stroke-accent", fill: "text-accent", width: 2 },
  static: { stroke: "stroke-ink", fill: "text-ink", width: 1.25 },
  static_equal_vol: { stroke: "stroke-series", fill: "text-soft", dash: "5 3", width: 1.25 },
  sma200: { stroke: "stroke-moderate-ink", fill: "text-moderate-ink", dash: "1.5 2.5", width: 1.5 },
};
