import { AppError } from "@/lib/domain/errors";
import type { MarketState } from "@/lib/domain/market-state";
import type { RiskInput } from "@/lib/domain/risk-assessment";
import { isOwnMarket } from "@/lib/imports/own-prices/own-market-input";
import type { MarketRefs } from "@/lib/market/load-market-versions";

/**
 * StoredInput is a RiskInput at rest. Market states are shared by all workspaces and large, so an assessment names them
 * by asset and instant; everything else it was made from stands here, also the states of what only this workspace prices.
 */
export type StoredInput = Omit<RiskInput, "markets"> & {
  markets: MarketRefs;
  ownMarkets?: Readonly<Record<string, MarketState>>;
};

/** toStoredInput replaces the market states by their names. */
export function toStoredInput(input: RiskInput): StoredInput {
  const states = Object.entries(input.markets);
  const own = states.filter(([, state]) => isOwnMarket(state));
  return {
    ...input,
    markets: Object.fromEntries(
      states.filter(([, state]) => !isOwnMarket(state)).map(([asset, { asOf }]) => [asset, asOf]),
    ),
    ...(own.length === 0 ? {} : { ownMarkets: Object.fromEntries(own) }),
  };
}

/** restoreInput puts the named states back. Throws `precondition_failed` when one is gone: nothing is guessed from it. */
export function restoreInput(stored: StoredInput, states: Readonly<Record<string, MarketState>>): RiskInput {
  const { ownMarkets = {}, ...rest } = stored;
  const markets = Object.entries(rest.markets).map(([asset, asOf]): [string, MarketState] => {
    const state = states[asset];
    if (state?.asOf === asOf) return [asset, state];
    throw new AppError(
      "precondition_failed",
      `The market state of ${asset} at ${new Date(asOf).toISOString()} is no longer stored; the next assessment brings a new one within the hour.`,
    );
  });
  return { ...rest, markets: { ...Object.fromEntries(markets), ...ownMarkets } };
}
