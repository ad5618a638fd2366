import { z } from "zod";
import type { LeverageTier } from "@/lib/domain/leverage-tier";
import { leverageTiers } from "@/lib/exchange/leverage-tiers";
import { marketNumber } from "@/lib/exchange/parse-answer";
import { parseData } from "./envelope";

const ENDPOINT = "mix/market/query-position-lever";
const rowSchema = z.looseObject({ endUnit: marketNumber, leverage: marketNumber, keepMarginRate: marketNumber });

/** parseLeverageTiers reads `query-position-lever` of one contract; sizes are in the coin of settlement. */
export function parseLeverageTiers(raw: unknown): LeverageTier[] {
  const steps = parseData(z.array(rowSchema), raw, ENDPOINT).map(({ endUnit, leverage, keepMarginRate }) => ({
    cap: endUnit,
    maintenanceFraction: keepMarginRate,
    leverageMax: leverage,
  }));
  return leverageTiers(steps, "bitget", ENDPOINT);
}
