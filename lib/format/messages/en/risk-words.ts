import type { LadderStateName } from "@/lib/domain/ladder";
import type { ConfidenceTier, RegimeLabel } from "@/lib/domain/market-state";
import type { RiskScore } from "@/lib/domain/risk-assessment";

/** Words for states, with the line that explains each on hover. */
export const riskWords = {
  band: { low: "Low", moderate: "Moderate", high: "High", severe: "Severe" } satisfies Record<
    RiskScore["band"],
    string
  >,
  regime: { bull: "Bull", bear: "Bear", sideways: "Sideways" } satisfies Record<RegimeLabel, string>,
  tier: { low: "Low", medium: "Medium", high: "High" } satisfies Record<ConfidenceTier, string>,
  ladder: {
    NORMAL: "Normal",
    CAUTION: "Caution",
    DEFENSIVE: "Defensive",
    PRESERVATION: "Preservation",
    RECOVERY: "Recovery",
  } satisfies Record<LadderStateName, string>,
  provisional: "provisional",
  severity: { info: "Info", notice: "Notice", warning: "Warning", critical: "Urgent" },
};
