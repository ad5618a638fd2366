import type { AccountSnapshot } from "@/lib/domain/account-snapshot";
import { presetPolicy } from "@/lib/domain/risk-policy";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import type { PriceTable } from "@/lib/market/asset-price";
import { assessWorkspace, type MarketFacts, type WorkspaceAssessment } from "@/lib/recommendation/assess-workspace";
import type { WorkspaceFacts } from "@/lib/recommendation/load-workspace-facts";
import { seededUniform } from "./random";
import { ASSETS, type SyntheticMarket } from "./market";

/**
 * Share of cash beside the same twenty coins. `settled` lies inside the no-trade band of the synthetic market's target, so
 * there is nothing to do; `overexposed` is far above it, so nearly every coin gets its advice: a crash, for everybody at once.
 */
const CASH_SHARE = { settled: 0.92, overexposed: 0.2 } as const;
export type BookKind = keyof typeof CASH_SHARE;

const BOOKS_AGE_DAYS = 30;
const ZERO = { locked: "0", borrowed: "0", unlockAt: null } as const;

/** marketFactsOf is a synthetic market in the shape a batch loads it in. */
export function marketFactsOf(market: SyntheticMarket, asOf: EpochMs): MarketFacts {
  const par = { priceUsd: "1", eventAt: asOf };
  const prices: PriceTable = {
    ...Object.fromEntries(
      Object.values(market.states).map(({ asset, priceUsd }) => [
        asset,
        { priceUsd: priceUsd.toFixed(8), eventAt: asOf },
      ]),
    ),
    USD: par,
    USDT: par,
  };
  return { asOf, prices, markets: market.states, instruments: market.instruments, leverageTiers: {}, funding: {} };
}

/** syntheticSnapshot is an account with all twenty assets and cash, in amounts that differ by seed. */
function syntheticSnapshot(seed: number, book: BookKind, { asOf, markets }: MarketFacts): AccountSnapshot {
  const uniform = seededUniform(seed);
  let coinsUsd = 0;
  const coins = ASSETS.map((asset) => {
    const valueUsd = 200 + 4_000 * uniform();
    coinsUsd += valueUsd;
    return { wallet: "spot" as const, asset, free: (valueUsd / (markets[asset]?.priceUsd ?? 1)).toFixed(8), ...ZERO };
  });
  const cashUsd = (coinsUsd * CASH_SHARE[book]) / (1 - CASH_SHARE[book]);
  return {
    asOf,
    receivedAt: asOf,
    balances: [...coins, { wallet: "spot", asset: "USDT", free: cashUsd.toFixed(2), ...ZERO }],
    positions: [],
    openOrders: [],
    missingWallets: [],
  };
}

/** Whose facts: ids, and the seed of the amounts. */
export interface SyntheticWorkspace {
  workspaceId: string;
  connectionId: string;
  seed: number;
  book: BookKind;
}

/**
 * syntheticFacts is one workspace in its everyday state: books a month old, a ladder, an assessment of an hour ago. The
 * first assessment of a new workspace costs more and happens once.
 */
export function syntheticFacts(workspace: SyntheticWorkspace, market: MarketFacts): WorkspaceFacts {
  const fresh = freshFacts(workspace, market);
  const { step, assessment } = assessed(fresh, market);
  return {
    ...fresh,
    ladder: step.ladder,
    nav: { ...step.nav, startedAt: market.asOf - BOOKS_AGE_DAYS * DAY_MS },
    previous: {
      asOf: new Date(market.asOf),
      ladderState: assessment.ladder.state,
      btcRegime: market.markets["BTC"]?.regime.label ?? null,
      btcRatio: market.markets["BTC"]?.volatility.ratio ?? null,
    },
  };
}

/** assessed is `assessWorkspace` for synthetic facts, which always can be stated in dollars. */
export function assessed(facts: WorkspaceFacts, market: MarketFacts): WorkspaceAssessment {
  const result = assessWorkspace(facts, market, null);
  if (result?.assessment.status !== "assessed")
    throw new Error("the synthetic book was not assessed: fix bench/synthetic");
  return result;
}

function freshFacts(
  { workspaceId, connectionId, seed, book }: SyntheticWorkspace,
  market: MarketFacts,
): WorkspaceFacts {
  const { asOf } = market;
  const snapshot = syntheticSnapshot(seed, book, market);
  const label = "Synthetic account";
  return {
    workspaceId,
    policy: presetPolicy("balanced"),
    policyVersion: 1,
    ladder: null,
    nav: null,
    connections: [{ id: connectionId, label, lastSyncAt: new Date(asOf), lastErrorAt: null, isHistoryDone: true }],
    accounts: [{ connectionId, label, venue: "binance", snapshot }],
    manual: [],
    uncountedFlows: [],
    tradesToday: 0,
    previous: null,
  };
}
