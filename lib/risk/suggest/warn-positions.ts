import { floorToStep } from "@/lib/domain/decimal";
import type { OpenRiskInput, Suggestion } from "@/lib/domain/risk-assessment";
import { liquidationDistance } from "../score/nearest-liquidation";
import { proposedStop } from "../sizing/trade-context";
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

/** warnMissingStop: an open risk has no resting stop; proposes one at the policy's ATR multiple. */
export function warnMissingStop(context: SuggestContext): Suggestion[] {
  return context.input.account.openRisks
    .filter(({ stopPriceUsd, quantity }) => stopPriceUsd === null && quantity !== 0)
    .flatMap((risk) => proposeStop(context, risk));
}

function proposeStop({ input }: SuggestContext, risk: OpenRiskInput): Suggestion[] {
  const { account, markets, instruments, policy, asOf } = input;
  const atrFraction = markets[risk.asset]?.volatility.atrFraction ?? null;
  const notionalUsd = Math.abs(risk.quantity) * risk.markPriceUsd;
  if (atrFraction === null || !(notionalUsd > 0)) return [];
  const position = account.positions.find(
    ({ asset, quantity }) => asset === risk.asset && quantity === Math.abs(risk.quantity),
  );
  const instrument = instruments[position?.instrumentId ?? risk.asset];
  const exact = proposedStop(position?.side ?? "long", risk.markPriceUsd, atrFraction, policy.stopAtrMultiple);
  const stopPriceUsd = instrument === undefined ? exact : Number(floorToStep(exact, instrument.priceTick));
  return [
    draftSuggestion(asOf, {
      kind: "move_stop",
      severity: "warning",
      asset: risk.asset,
      instrumentId: position?.instrumentId ?? null,
      key: position === undefined ? risk.asset : `${position.instrumentId}:${position.side}`,
      reasons: ["no_stop_order"],
      numbers: {
        stopPriceUsd,
        markPriceUsd: risk.markPriceUsd,
        quantity: Math.abs(risk.quantity),
        riskUsd: Math.abs(risk.quantity) * Math.abs(risk.markPriceUsd - stopPriceUsd),
        stopDistanceFraction: Math.abs(risk.markPriceUsd - stopPriceUsd) / risk.markPriceUsd,
      },
    }),
  ];
}
