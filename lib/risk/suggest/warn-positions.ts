import type { Suggestion } from "@/lib/domain/risk-assessment";
import { liquidationDistance } from "../score/nearest-liquidation";
import { draftSuggestion } from "./draft-suggestion";
import type { SuggestContext } from "./suggest-context";

const LIQUIDATION_WARNING = 0.2;
const LIQUIDATION_CRITICAL = 0.1;

/** warnLiquidation: a position is within 20 % of its liquidation price, measured on the mark price. */
export function warnLiquidation({ input }: SuggestContext): Suggestion[] {
  return input.account.positions.flatMap((position) => {
    const distance = liquidationDistance(position);
    if (distance === null || distance >= LIQUIDATION_WARNING) return [];
    return [
      draftSuggestion(input.asOf, {
        kind: "liquidation_near",
        severity: distance < LIQUIDATION_CRITICAL ? "critical" : "warning",
        asset: position.asset,
        instrumentId: position.instrumentId,
        key: `${position.instrumentId}:${position.side}`,
        reasons: ["liquidation_near"],
        numbers: {
          distanceFraction: distance,
          liquidationPriceUsd: position.liquidationPriceUsd ?? 0,
          markPriceUsd: position.markPriceUsd,
          leverage: position.leverage,
          notionalUsd: position.quantity * position.markPriceUsd,
        },
      }),
    ];
  });
}
