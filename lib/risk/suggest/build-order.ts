import { floorToStep, type DecimalString } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import type { WaterfallStep } from "@/lib/domain/risk-assessment";
import type { EpochMs } from "@/lib/domain/units";
import { baseLotStep } from "../sizing/base-lot-step";
import { belowSmallestOrder } from "../sizing/smallest-order";

export interface OrderWish {
  instrument: Instrument;
  priceUsd: number;
  wantedUsd: number;
  /** What may be traded at most: the free part of a holding, a position's size, what free cash buys. */
  availableQuantity: number;
  feeFraction: number;
  asOf: EpochMs;
}

export interface ExecutableOrder {
  instrumentId: string;
  quantity: DecimalString;
  notionalUsd: number;
  feeUsd: number;
  /** From the wanted quantity through the available one to the lot. */
  steps: readonly WaterfallStep[];
}

/**
 * buildOrder turns a wish in money into an order the venue accepts as written: from what is free, on the lot step
 * (rounded down), above the minimums. Null when no such order exists.
 */
export function buildOrder(wish: OrderWish): ExecutableOrder | null {
  const { instrument, priceUsd, availableQuantity } = wish;
  if (!instrument.isActive || !(priceUsd > 0) || !(wish.wantedUsd > 0) || !(availableQuantity > 0)) return null;
  const wanted = wish.wantedUsd / priceUsd;
  const capped = Math.min(wanted, availableQuantity);
  const quantity = floorToStep(capped, baseLotStep(instrument));
  const size = Number(quantity);
  if (belowSmallestOrder(instrument, size, priceUsd) !== null) return null;
  const notionalUsd = size * priceUsd;
  return {
    instrumentId: instrument.id,
    quantity,
    notionalUsd,
    feeUsd: notionalUsd * (instrument.takerFeeFraction > 0 ? instrument.takerFeeFraction : wish.feeFraction),
    steps: [availabilityStep(wish, wanted, capped), roundingStep(wish, capped, size)],
  };
}

function availabilityStep(wish: OrderWish, wanted: number, capped: number): WaterfallStep {
  const isBinding = capped < wanted;
  return {
    id: "cap_free_balance",
    kind: "cap",
    factor: null,
    riskFractionAfter: null,
    capQuantity: wish.availableQuantity,
    quantityAfter: capped,
    isBinding,
    reason: isBinding ? "cap_free_balance" : null,
    inputs: [
      { name: "wantedQuantity", value: wanted, unit: "quantity", asOf: wish.asOf },
      { name: "availableQuantity", value: wish.availableQuantity, unit: "quantity", asOf: wish.asOf },
      { name: "priceUsd", value: wish.priceUsd, unit: "price", asOf: wish.asOf },
    ],
    formula: "min(wantedQuantity, availableQuantity)",
  };
}

function roundingStep(wish: OrderWish, capped: number, size: number): WaterfallStep {
  const isBinding = size < capped;
  return {
    id: "rounding",
    kind: "rounding",
    factor: null,
    riskFractionAfter: null,
    capQuantity: null,
    quantityAfter: size,
    isBinding,
    reason: isBinding ? "rounded_down" : null,
    inputs: [{ name: "lotStep", value: baseLotStep(wish.instrument), unit: "quantity", asOf: wish.asOf }],
    formula: "floor(quantity / lotStep) * lotStep",
  };
}
