import { z } from "zod";
import { loadCurrentPlan } from "@/lib/billing/current-plan";
import { entitlementsFor, requireEntitlement } from "@/lib/billing/entitlements";
import type { OrderBook } from "@/lib/domain/candle";
import { toNumber } from "@/lib/domain/decimal";
import { AppError } from "@/lib/domain/errors";
import type { Instrument } from "@/lib/domain/instrument";
import type { RiskInput, TradeQuestion, TradeSize } from "@/lib/domain/risk-assessment";
import type { SizeTradeView } from "@/lib/domain/views";
import { loadInstruments } from "@/lib/market/load-instruments";
import { loadLeverageTiers } from "@/lib/market/load-leverage-tiers";
import { loadMarketStates } from "@/lib/market/load-market-states";
import { loadOrderBook } from "@/lib/market/load-order-book";
import { quotedPrice } from "@/lib/market/asset-price";
import { loadPrices } from "@/lib/market/load-prices";
import { underlyingOf } from "@/lib/market/underlying-of";
import { withWorkspace } from "@/lib/platform/db";
import { sizeTrade as sizeTradeOf } from "@/lib/risk/size-trade";
import { estimateSlippage } from "@/lib/risk/sizing/estimate-slippage";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { requirePermission } from "@/lib/workspace/require-permission";
import { consumeUsage } from "@/lib/workspace/usage/consume-usage";
import { loadUsage } from "@/lib/workspace/usage/load-usage";
import { loadAssessment } from "./load-assessment";
import { loadRiskInput } from "./load-risk-input";

export const sizeTradeSchema = z.strictObject({
  instrumentId: z.string().min(3).max(80),
  side: z.enum(["long", "short"]),
  /** Null: the last price. */
  entryPrice: z.number().finite().positive().max(1e12).nullable(),
  /** Null: proposed from ATR by the policy. */
  stopPrice: z.number().finite().positive().max(1e12).nullable(),
  leverage: z.number().finite().min(1).max(10).optional(),
});
export type SizeTradeInput = z.infer<typeof sizeTradeSchema>;

/**
 * sizeTrade answers "how much?" for one trade on the workspace's current assessment. It is metered by the plan: past the
 * day's limit it throws `plan_limit` and computes nothing.
 */
export async function sizeTrade(ctx: WorkspaceContext, question: SizeTradeInput): Promise<SizeTradeView> {
  requirePermission(ctx, "trade.size");
  const now = ctx.clock.now();
  const [[instrument], prices, orderBook, tiers] = await Promise.all([
    loadInstruments({ ids: [question.instrumentId] }),
    loadPrices(now),
    loadOrderBook(question.instrumentId, now),
    loadLeverageTiers([question.instrumentId], now),
  ]);
  if (instrument === undefined || !instrument.isActive) {
    throw new AppError("not_found", `There is no tradable market "${question.instrumentId}" among the linked venues.`, {
      fields: [{ field: "instrumentId", message: "is not a market we know" }],
    });
  }
  const asset = underlyingOf(instrument.base);
  const markets = await loadMarketStates([asset, "BTC"]);
  const { stored, usage } = await withWorkspace(ctx.workspaceId, async (tx) => {
    const { plan } = await loadCurrentPlan(tx, ctx.workspaceId, now);
    const used = await loadUsage(tx, { workspaceId: ctx.workspaceId, kind: "size_trade", at: now });
    requireEntitlement(plan, { kind: "size_a_trade", used });
    return {
      stored: await loadAssessment(tx, ctx.workspaceId),
      usage: await consumeUsage(tx, {
        workspaceId: ctx.workspaceId,
        kind: "size_trade",
        at: now,
        limit: entitlementsFor(plan).sizeATradePerDay,
      }),
    };
  });
  if (stored === null) {
    throw new AppError("precondition_failed", "There is no assessment yet: link an account or add a holding first.");
  }
  const held = await loadRiskInput(stored.input);
  const input: RiskInput = { ...held, markets: { ...held.markets, ...markets } };
  // An order is priced in the exchange's own dollars.
  const last = prices[instrument.base];
  const size = sizeTradeOf(input, {
    ...toQuestion(
      instrument,
      asset,
      question,
      last === undefined ? NaN : toNumber(quotedPrice(last)),
      input,
      orderBook,
    ),
    tiers: tiers[instrument.id] ?? [],
  });
  return {
    size,
    decision: decide(size),
    instrument,
    market: markets[asset] ?? null,
    plan: { usedToday: usage.used, limitPerDay: usage.limit },
  };
}

/** toQuestion fills what the person left open; a missing price stays NaN, which the engine refuses by name. */
export function toQuestion(
  instrument: Instrument,
  asset: string,
  asked: Pick<SizeTradeInput, "side" | "entryPrice" | "stopPrice" | "leverage">,
  lastPrice: number,
  input: RiskInput,
  orderBook: OrderBook | null = null,
): TradeQuestion {
  return {
    instrument,
    asset,
    side: asked.side,
    entryPrice: asked.entryPrice ?? lastPrice,
    stopPrice: asked.stopPrice,
    leverage: asked.leverage ?? 1,
    feeFraction: instrument.takerFeeFraction > 0 ? instrument.takerFeeFraction : input.feeFraction,
    slippageFraction: estimateSlippage({
      orderBook,
      spreadFraction: input.markets[asset]?.liquidity.spreadFraction ?? null,
      side: asked.side,
      notional: largestOrderUsd(asset, input),
    }),
  };
}

/** The largest order the caps on assets and on depth can leave: what slippage is asked for, whatever size comes out. */
function largestOrderUsd(asset: string, { policy, account, markets }: RiskInput): number {
  const { depthBidUsd, depthAskUsd } = markets[asset]?.liquidity ?? { depthBidUsd: null, depthAskUsd: null };
  const byAsset = policy.assetCapFraction * Math.max(0, account.equityUsd);
  if (depthBidUsd === null || depthAskUsd === null) return byAsset;
  return Math.min(byAsset, policy.depthShareMax * Math.min(depthBidUsd, depthAskUsd));
}

/** ALLOW at the usual size or more, REDUCE below it, DENY when refused or too small to trade. */
function decide(size: TradeSize): SizeTradeView["decision"] {
  if (size.status !== "sized") return "DENY";
  return size.actualRiskFraction < size.baseRiskFraction * 0.995 ? "REDUCE" : "ALLOW";
}
