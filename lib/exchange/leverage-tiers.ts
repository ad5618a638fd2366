import type { LeverageTier } from "@/lib/domain/leverage-tier";
import { SafeExchangeError } from "./safe-exchange-error";

/** LeverageStep is one row of a venue's maintenance-margin table; `cap` in the coin of settlement, null = no end. */
export interface LeverageStep {
  cap: number | null;
  maintenanceFraction: number;
  leverageMax: number;
}

/**
 * leverageTiers makes a maintenance-margin table of a venue's rows, which come in any order. Tiers lie end to end from 0
 * on, and each deducts what makes the margin continuous (conventions.md "Derivatives", from Binance):
 * amountₙ = floorₙ × (rateₙ − rateₙ₋₁) + amountₙ₋₁. Throws `bad_response` for what is no such table: no rows, one that ends
 * where it begins, a rate outside (0, 1) or below that of a smaller size, a leverage below 1.
 */
export function leverageTiers(steps: readonly LeverageStep[], venue: string, endpoint: string): LeverageTier[] {
  const tiers: LeverageTier[] = [];
  for (const { cap, maintenanceFraction, leverageMax } of steps.toSorted((a, b) => capOf(a) - capOf(b))) {
    const before = tiers.at(-1);
    const floor = before === undefined ? 0 : capOf({ cap: before.notionalCap });
    const rise = maintenanceFraction - (before?.maintenanceFraction ?? 0);
    const isSound = capOf({ cap }) > floor && (before === undefined ? rise > 0 : rise >= 0) && maintenanceFraction < 1;
    if (!isSound || !(leverageMax >= 1 && leverageMax < Infinity)) throw refusal(venue, endpoint);
    const maintenanceAmount = before === undefined ? 0 : floor * rise + before.maintenanceAmount;
    tiers.push({ notionalFloor: floor, notionalCap: cap, maintenanceFraction, maintenanceAmount, leverageMax });
  }
  if (tiers.length === 0) throw refusal(venue, endpoint);
  return tiers;
}

const capOf = ({ cap }: Pick<LeverageStep, "cap">): number => cap ?? Infinity;

const refusal = (venue: string, endpoint: string): SafeExchangeError =>
  new SafeExchangeError("bad_response", venue, endpoint, {
    httpStatus: 200,
    problem: "the maintenance-margin table does not ascend",
  });
