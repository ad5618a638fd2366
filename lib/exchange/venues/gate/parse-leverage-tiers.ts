import { z } from "zod";
import type { LeverageTier } from "@/lib/domain/leverage-tier";
import { leverageTiers } from "@/lib/exchange/leverage-tiers";
import { marketNumber } from "@/lib/exchange/parse-answer";
import { parseRows } from "./answer";

const ENDPOINT = "futures/risk_limit_tiers";
const rowSchema = z.looseObject({
  risk_limit: marketNumber,
  maintenance_rate: marketNumber,
  leverage_max: marketNumber,
});

/** parseLeverageTiers reads `futures/{settle}/risk_limit_tiers` of one contract; limits are in the coin of settlement. */
export function parseLeverageTiers(raw: unknown): LeverageTier[] {
  const steps = parseRows(rowSchema, raw, ENDPOINT).map((row) => ({
    cap: row.risk_limit,
    maintenanceFraction: row.maintenance_rate,
    leverageMax: row.leverage_max,
  }));
  return leverageTiers(steps, "gate", ENDPOINT);
}
