import type { WhatIfChange, WhatIfMeasures, WhatIfResult } from "@/lib/domain/portfolio-report";
import type { HoldingInput, RiskInput } from "@/lib/domain/risk-assessment";
import { rejectInput } from "../reject-input";
import { measureBook } from "./measure-book";
import { netExposures } from "./net-exposures";

const UNKNOWN: WhatIfMeasures = {
  holdFraction: 0,
  effectiveBets: null,
  volatilityAnnual: null,
  var95Usd: null,
  es95Usd: null,
};

/**
 * whatIf measures today's book, and the book after buying or selling against cash at today's prices; equity stays. A sale
 * goes down to nothing held, never to a short; an asset without a market moves with BTC at 1.5 times its scale. Input
 * nothing can be computed from gives nulls.
 */
export function whatIf(input: RiskInput, changes: readonly WhatIfChange[]): WhatIfResult {
  if (rejectInput(input).length > 0 || changes.some(({ deltaUsd }) => !Number.isFinite(deltaUsd)))
    return { before: UNKNOWN, after: UNKNOWN };
  const { account } = input;
  const traded = mergeChanges(changes).flatMap((change) => toHolding(input, change));
  return {
    before: measure(input),
    after: measure({ ...input, account: { ...account, holdings: withoutSold([...account.holdings, ...traded]) } }),
  };
}

function measure(input: RiskInput): WhatIfMeasures {
  const { netFraction, risk } = measureBook(input);
  return {
    holdFraction: netFraction,
    effectiveBets: risk.effectiveBets,
    volatilityAnnual: risk.volatilityAnnual,
    var95Usd: risk.var95Usd,
    es95Usd: risk.es95Usd,
  };
}

/** Leaves out assets of which nothing is left: a zero would still take part in estimating how the others move. */
function withoutSold(holdings: readonly HoldingInput[]): HoldingInput[] {
  const left = new Map<string, number>();
  for (const { asset, valueUsd } of holdings) left.set(asset, (left.get(asset) ?? 0) + valueUsd);
  return holdings.filter(({ asset, valueUsd }) => Math.abs(left.get(asset) ?? 0) > 1e-9 * Math.abs(valueUsd));
}

function mergeChanges(changes: readonly WhatIfChange[]): WhatIfChange[] {
  const byAsset = new Map<string, number>();
  for (const { asset, deltaUsd } of changes) byAsset.set(asset, (byAsset.get(asset) ?? 0) + deltaUsd);
  return [...byAsset].map(([asset, deltaUsd]) => ({ asset, deltaUsd }));
}

/** The change as one more holding, which the book adds to what is held already. */
function toHolding({ account, markets }: RiskInput, { asset, deltaUsd }: WhatIfChange): HoldingInput[] {
  const held = netExposures(account).find((exposure) => exposure.asset === asset);
  const valueUsd = Math.max(deltaUsd, -Math.max(0, held?.netUsd ?? 0));
  const priceUsd = held?.priceUsd ?? markets[asset]?.priceUsd ?? 1;
  if (valueUsd === 0) return [];
  const quantity = valueUsd / priceUsd;
  const assetClass = held?.assetClass ?? "crypto";
  return [{ asset, assetClass, quantity, freeQuantity: quantity, lockedQuantity: 0, priceUsd, valueUsd }];
}
