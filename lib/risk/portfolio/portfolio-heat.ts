import type { MarketState } from "@/lib/domain/market-state";
import type { OpenRiskInput } from "@/lib/domain/risk-assessment";

/** Stop assumed, in ATR, where the user has none; and the fall assumed where not even ATR is known. */
const ASSUMED_STOP_ATR = 2;
const ASSUMED_FALL_UNKNOWN = 0.2;

/** openRiskUsd is the money lost when one open risk runs into its stop, or into 2 ATR where there is none. */
export function openRiskUsd(risk: OpenRiskInput, market: MarketState | undefined): number {
  const notional = Math.abs(risk.quantity) * risk.markPriceUsd;
  if (risk.stopPriceUsd !== null) return Math.abs(risk.quantity) * Math.abs(risk.markPriceUsd - risk.stopPriceUsd);
  const atrFraction = market?.volatility.atrFraction ?? null;
  return notional * (atrFraction === null ? ASSUMED_FALL_UNKNOWN : Math.min(1, ASSUMED_STOP_ATR * atrFraction));
}

/** portfolioHeatUsd sums the open risks: what is lost if every stop is hit. */
export function portfolioHeatUsd(
  risks: readonly OpenRiskInput[],
  markets: Readonly<Record<string, MarketState>>,
): number {
  const parts = risks.map((risk) => openRiskUsd(risk, markets[risk.asset])).sort((a, b) => a - b);
  return parts.reduce((sum, part) => sum + part, 0);
}
