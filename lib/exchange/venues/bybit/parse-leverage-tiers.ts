import { z } from "zod";
import type { LeverageTier } from "@/lib/domain/leverage-tier";
import { leverageTiers } from "@/lib/exchange/leverage-tiers";
import { marketNumber } from "@/lib/exchange/parse-answer";
import { parseList } from "./envelope";

const ENDPOINT = "market/risk-limit";
const rowSchema = z.looseObject({
  symbol: z.string(),
  riskLimitValue: marketNumber,
  maintenanceMargin: marketNumber,
  initialMargin: marketNumber,
  maxLeverage: marketNumber,
});

/**
 * parseLeverageTiers reads `risk-limit` of one contract; limits are in the coin of settlement. Rates come as fractions of
 * one market and as percents of another: initial margin × most leverage, about one or a hundred, tells which.
 */
export function parseLeverageTiers(raw: unknown, venueSymbol: string): LeverageTier[] {
  const rows = parseList(rowSchema, raw, ENDPOINT).rows.filter(({ symbol }) => symbol === venueSymbol);
  const steps = rows.map(({ riskLimitValue, maintenanceMargin, initialMargin, maxLeverage }) => ({
    cap: riskLimitValue,
    maintenanceFraction: initialMargin * maxLeverage > 10 ? maintenanceMargin / 100 : maintenanceMargin,
    leverageMax: maxLeverage,
  }));
  return leverageTiers(steps, "bybit", ENDPOINT);
}
