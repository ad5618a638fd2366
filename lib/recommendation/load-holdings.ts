import { addDecimals, multiplyDecimals, subtractDecimals, toNumber, type DecimalString } from "@/lib/domain/decimal";
import type { AssetTarget } from "@/lib/domain/risk-assessment";
import type { HoldingView, HoldingsView, PositionView } from "@/lib/domain/views";
import { assetClassOf } from "@/lib/market/asset-class";
import { underlyingOf } from "@/lib/market/underlying-of";
import { withWorkspace } from "@/lib/platform/db";
import { encodeId } from "@/lib/platform/ids";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { loadPolicy } from "@/lib/workspace/load-policy";
import { requirePermission } from "@/lib/workspace/require-permission";
import { loadAssessment, type StoredAssessment } from "./load-assessment";
import type { StoredValuation } from "./stored-valuation";
import type { ValuedLine } from "./value-accounts";

/** screens.md: below both of these a coin folds into "Other". */
const DUST_USD = 5;
const DUST_FRACTION = 0.005;

/** loadHoldings is Portfolio: the total as the exchange shows it, each asset over all wallets, positions, own entries. */
export async function loadHoldings(ctx: WorkspaceContext): Promise<HoldingsView> {
  requirePermission(ctx, "workspace.read");
  const { stored, policy, manual } = await withWorkspace(ctx.workspaceId, async (tx) => ({
    stored: await loadAssessment(tx, ctx.workspaceId),
    policy: await loadPolicy(tx, ctx.workspaceId),
    manual: await tx.manualHolding.findMany({
      where: { workspaceId: ctx.workspaceId },
      orderBy: { createdAt: "asc" },
    }),
  }));
  return {
    total: stored?.valuation.total ?? EMPTY_TOTAL,
    accounting: stored?.valuation.accounting ?? { currency: policy.policy.accountingCurrency, usdPerUnit: 1 },
    holdings: stored === null ? [] : toHoldings(stored),
    positions: stored === null ? [] : stored.valuation.positions.map(toPosition),
    manual: manual.map((row) => ({
      id: encodeId("holding", row.id),
      asset: row.asset,
      quantity: row.quantity.toFixed(),
      place: row.place === "cold" ? "cold" : "elsewhere",
      note: row.note,
      priceUsd: row.priceUsd?.toFixed() ?? null,
      isImported: row.origin !== "typed",
    })),
  };
}

const EMPTY_TOTAL: HoldingsView["total"] = {
  totalUsd: "0",
  byWallet: [],
  unpriced: [],
  asOf: null,
  isComplete: true,
  missing: [],
};

function toHoldings({ valuation, assessment }: StoredAssessment): HoldingView[] {
  const byAsset = new Map<string, ValuedLine[]>();
  for (const line of valuation.lines) byAsset.set(line.asset, [...(byAsset.get(line.asset) ?? []), line]);
  const totalUsd = toNumber(valuation.total.totalUsd);
  const targets = new Map(assessment.book.assets.map((target) => [target.asset, target]));
  const nets = netExposures(valuation);
  return [...byAsset]
    .map(([asset, lines]) => toHolding(asset, lines, { valuation, totalUsd, target: targets.get(asset), nets }))
    .sort((a, b) => (b.valueUsd ?? -1) - (a.valueUsd ?? -1));
}

function toHolding(
  asset: string,
  lines: readonly ValuedLine[],
  around: {
    valuation: StoredValuation;
    totalUsd: number;
    target: AssetTarget | undefined;
    nets: ReadonlyMap<string, number>;
  },
): HoldingView {
  const quantity = addDecimals(...lines.map((line) => line.quantity));
  const free = addDecimals(...lines.filter(isSellable).map((line) => line.free));
  const priceUsd = lines.find((line) => line.priceUsd !== null)?.priceUsd ?? null;
  const valueUsd = priceUsd === null ? null : toNumber(addDecimals(...lines.map((line) => line.valueUsd ?? "0")));
  const share = valueUsd === null || around.totalUsd <= 0 ? null : valueUsd / around.totalUsd;
  return {
    asset,
    assetClass: assetClassOf(asset),
    quantity,
    freeQuantity: free,
    lockedQuantity: subtractDecimals(quantity, free),
    priceUsd,
    priceAsOf: around.valuation.priceAsOf[asset] ?? null,
    valueUsd,
    shareFraction: share,
    netExposureUsd: around.nets.get(underlyingOf(asset)) ?? 0,
    target: around.target ?? null,
    wallets: lines.map((line) => ({
      place: line.place,
      connectionId: line.connectionId === null ? null : encodeId("connection", line.connectionId),
      wallet: line.wallet,
      quantity: line.quantity,
      unlockAt: line.unlockAt,
      asOf: line.asOf,
    })),
    isDust: valueUsd !== null && Math.abs(valueUsd) < DUST_USD && (share === null || share < DUST_FRACTION),
  };
}

/** Spot wallets of linked accounts: what a sell order can use now. */
const isSellable = (line: ValuedLine): boolean => line.wallet === "spot" && line.connectionId !== null;

/** Signed market exposure by underlying: spot plus derivatives, so a hedge nets. Cash has none. */
function netExposures(valuation: StoredValuation): Map<string, number> {
  const nets = new Map<string, number>();
  const add = (asset: string, value: number) => nets.set(asset, (nets.get(asset) ?? 0) + value);
  for (const line of valuation.lines) {
    const kind = assetClassOf(line.asset);
    if (kind === "stablecoin" || kind === "fiat" || line.valueUsd === null) continue;
    add(underlyingOf(line.asset), toNumber(line.valueUsd));
  }
  for (const position of valuation.positions) {
    const notional = toNumber(position.quantity) * toNumber(position.markPrice) * toNumber(position.quoteUsd);
    add(underlyingOf(position.base), position.side === "long" ? notional : -notional);
  }
  return nets;
}

function toPosition(position: StoredValuation["positions"][number]): PositionView {
  const usd = (value: DecimalString): number => toNumber(multiplyDecimals(value, position.quoteUsd));
  return {
    instrumentId: `${position.venue}:${position.symbol}`,
    symbol: position.symbol,
    asset: underlyingOf(position.base),
    side: position.side,
    quantity: position.quantity,
    entryPrice: position.entryPrice,
    markPrice: position.markPrice,
    notionalUsd: usd(multiplyDecimals(position.quantity, position.markPrice)),
    leverage: position.leverage,
    liquidationPrice: position.liquidationPrice,
    unrealizedPnlUsd: usd(position.unrealizedPnl),
  };
}
