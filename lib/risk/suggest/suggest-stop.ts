import { floorToStep } from "@/lib/domain/decimal";
import type { ReasonCode } from "@/lib/domain/reason-code";
import type { OpenRiskInput, Suggestion } from "@/lib/domain/risk-assessment";
import { proposedStop } from "../sizing/trade-context";
import { draftSuggestion } from "./draft-suggestion";
import type { SuggestContext } from "./suggest-context";

/** A stop farther or closer than these multiples of the policy's ATR stop no longer fits the market's volatility. */
const TOO_FAR = 1.5;
const TOO_CLOSE = 0.5;

interface StopMove {
  stopPriceUsd: number;
  reason: ReasonCode;
  severity: Suggestion["severity"];
}

/**
 * suggestStop says where a resting stop should stand: at the policy's ATR multiple where there is none; at break-even
 * (fees included) once the price is one initial risk (R = entry − stop) in favour; at the policy's distance again when
 * volatility left the present one too far or too close. Widening needs room under the portfolio heat, and a stop that
 * already locks in a profit is never widened.
 */
export function suggestStop(context: SuggestContext): Suggestion[] {
  return context.input.account.openRisks
    .filter(({ quantity, markPriceUsd }) => quantity !== 0 && markPriceUsd > 0)
    .flatMap((risk) => proposeStop(context, risk));
}

function proposeStop(context: SuggestContext, risk: OpenRiskInput): Suggestion[] {
  const { markets, instruments, policy, feeFraction } = context.input;
  const atrFraction = markets[risk.asset]?.volatility.atrFraction ?? null;
  if (atrFraction === null) return [];
  const policyStop = proposedStop(risk.side ?? "long", risk.markPriceUsd, atrFraction, policy.stopAtrMultiple);
  const move = missingStop(risk, policyStop) ?? breakEven(risk, feeFraction) ?? refit(context, risk, policyStop);
  if (move === null) return [];
  const instrument = instruments[risk.instrumentId ?? risk.asset];
  const stopPriceUsd =
    instrument === undefined ? move.stopPriceUsd : Number(floorToStep(move.stopPriceUsd, instrument.priceTick));
  return stopPriceUsd > 0 ? [describe(context, risk, { ...move, stopPriceUsd })] : [];
}

function missingStop({ stopPriceUsd }: OpenRiskInput, policyStop: number): StopMove | null {
  return stopPriceUsd === null ? { stopPriceUsd: policyStop, reason: "no_stop_order", severity: "warning" } : null;
}

function breakEven({ side, stopPriceUsd, entryPriceUsd, markPriceUsd }: OpenRiskInput, fee: number): StopMove | null {
  if (stopPriceUsd === null || entryPriceUsd === undefined) return null;
  const sign = side === "short" ? -1 : 1;
  const initialRisk = sign * (entryPriceUsd - stopPriceUsd);
  const gain = sign * (markPriceUsd - entryPriceUsd);
  if (initialRisk <= 0 || gain < initialRisk) return null;
  return { stopPriceUsd: entryPriceUsd * (1 + sign * 2 * fee), reason: "stop_to_break_even", severity: "notice" };
}

function refit({ input, book }: SuggestContext, risk: OpenRiskInput, policyStop: number): StopMove | null {
  const { stopPriceUsd, markPriceUsd, entryPriceUsd, quantity, side } = risk;
  if (stopPriceUsd === null) return null;
  const [now, fitting] = [Math.abs(markPriceUsd - stopPriceUsd), Math.abs(markPriceUsd - policyStop)];
  if (now > TOO_FAR * fitting) return { stopPriceUsd: policyStop, reason: "stop_too_far", severity: "notice" };
  const sign = side === "short" ? -1 : 1;
  const locksProfit = entryPriceUsd !== undefined && sign * (stopPriceUsd - entryPriceUsd) >= 0;
  const roomUsd = (input.policy.heatCapFraction - book.heatFraction) * book.equityUsd;
  const isAffordable = Math.abs(quantity) * (fitting - now) <= roomUsd;
  if (now >= TOO_CLOSE * fitting || locksProfit || !isAffordable) return null;
  return { stopPriceUsd: policyStop, reason: "stop_too_close", severity: "info" };
}

function describe({ input }: SuggestContext, risk: OpenRiskInput, move: StopMove): Suggestion {
  const { asset, instrumentId, side, stopPriceUsd: oldStop, markPriceUsd } = risk;
  const quantity = Math.abs(risk.quantity);
  const lossAt = (stop: number) => quantity * Math.abs(markPriceUsd - stop);
  return draftSuggestion(input.asOf, {
    kind: "move_stop",
    severity: move.severity,
    asset,
    instrumentId: instrumentId ?? input.instruments[asset]?.id ?? null,
    key: instrumentId === undefined ? asset : `${instrumentId}:${side ?? "long"}`,
    reasons: [move.reason],
    numbers: {
      stopPriceUsd: move.stopPriceUsd,
      ...(oldStop === null ? {} : { oldStopPriceUsd: oldStop, riskNowUsd: lossAt(oldStop) }),
      markPriceUsd,
      quantity,
      riskUsd: lossAt(move.stopPriceUsd),
      stopDistanceFraction: Math.abs(markPriceUsd - move.stopPriceUsd) / markPriceUsd,
    },
  });
}
