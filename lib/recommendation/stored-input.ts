import { AppError } from "@/lib/domain/errors";
import type { MarketState } from "@/lib/domain/market-state";
import type { RiskInput } from "@/lib/domain/risk-assessment";
import type { MarketRefs } from "@/lib/market/load-market-versions";

/**
 * StoredInput is a RiskInput at rest. Market states are shared by all workspaces and large, so an assessment names them
 * by asset and instant; everything else it was made from stands here.
 */
export type StoredInput = Omit<RiskInput, "markets"> & { markets: MarketRefs };

/** toStoredInput replaces the market states by their names. */
export function toStoredInput(input: RiskInput): StoredInput {
  return {
    ...input,
    markets: Object.fromEntries(Object.entries(input.markets).map(([asset, { asOf }]) => [asset, asOf])),
  };
}

/** restoreInput puts the named states back. Throws `precondition_failed` when one is gone: nothing is guessed from it. */
export function restoreInput(stored: StoredInput, states: Readonly<Record<string, MarketState>>): RiskInput {
  const markets = Object.entries(stored.markets).map(([asset, asOf]): [string, MarketState] => {
    const state = states[asset];
    if (state?.asOf === asOf) return [asset, state];
    throw new AppError(
      "precondition_failed",
      `The market state of ${asset} at ${new Date(asOf).toISOString()} is no longer stored; the next assessment brings a new one within the hour.`,
    );
  });
  return { ...stored, markets: Object.fromEntries(markets) };
}
