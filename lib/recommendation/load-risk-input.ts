import type { RiskInput } from "@/lib/domain/risk-assessment";
import { loadMarketVersions } from "@/lib/market/load-market-versions";
import { restoreInput, type StoredInput } from "./stored-input";

/** loadRiskInput gives a stored assessment its market states back: the very input it was made from. */
export async function loadRiskInput(stored: StoredInput): Promise<RiskInput> {
  return restoreInput(stored, await loadMarketVersions(stored.markets));
}
