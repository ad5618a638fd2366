import { z } from "zod";
import type { LeverageTier } from "@/lib/domain/leverage-tier";
import { leverageTiers } from "@/lib/exchange/leverage-tiers";
import { marketNumber } from "@/lib/exchange/parse-answer";
import { parseData } from "./envelope";

const ENDPOINT = "contracts/risk-limit";
const rowSchema = z.looseObject({
  maxRiskLimit: marketNumber,
  maxLeverage: marketNumber,
  maintainMargin: marketNumber,
});

/** parseLeverageTiers reads `contracts/risk-limit/{symbol}`; limits are in the coin of settlement. */
export function parseLeverageTiers(raw: unknown): LeverageTier[] {
  const steps = parseData(z.array(rowSchema), raw, ENDPOINT).map((row) => ({
    cap: row.maxRiskLimit,
    maintenanceFraction: row.maintainMargin,
    leverageMax: row.maxLeverage,
  }));
  return leverageTiers(steps, "kucoin", ENDPOINT);
}
