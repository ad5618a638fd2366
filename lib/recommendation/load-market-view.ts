import { z } from "zod";
import { toNumber } from "@/lib/domain/decimal";
import { AppError } from "@/lib/domain/errors";
import type { MarketState } from "@/lib/domain/market-state";
import type { AssetMarketView, MarketRow, MarketView } from "@/lib/domain/market-views";
import type { EpochMs } from "@/lib/domain/units";
import { findVenue } from "@/lib/exchange/registry";
import { isCash } from "@/lib/market/asset-class";
import type { PriceTable } from "@/lib/market/asset-price";
import { gapsOf, loadFeedGaps } from "@/lib/market/load-feed-gaps";
import { loadHeadlines } from "@/lib/market/load-headlines";
import { loadInstruments } from "@/lib/market/load-instruments";
import { loadMarketStates } from "@/lib/market/load-market-states";
import { loadNewestSignals } from "@/lib/market/load-newest-signals";
import { loadPrices } from "@/lib/market/load-prices";
import { loadRegimeDays } from "@/lib/market/load-regime-days";
import { underlyingOf } from "@/lib/market/underlying-of";
import { volatilityPath } from "@/lib/market/volatility-path";
import { withWorkspace } from "@/lib/platform/db";
import { assessMarketStructure } from "@/lib/risk/assess-market-structure";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { requirePermission } from "@/lib/workspace/require-permission";
import { loadAssessment } from "./load-assessment";

export const marketAssetSchema = z.strictObject({ asset: z.string().min(1).max(20) });

const REFERENCE = "BTC";
/** Days in a row's sparkline, and in an asset's own chart. */
const ROW_DAYS = 90;
const CHART_DAYS = 365;
const REGIME_DAYS = 180;
const HEADLINES_MAX = 12;

/**
 * loadMarketView is Market: what every judged asset's state says, and what they say together. States are shared by all
 * workspaces; only which of them are held is the workspace's own. An asset whose state is missing is simply not there, and
 * a dead feed is named in `gaps`.
 */
export async function loadMarketView(ctx: WorkspaceContext): Promise<MarketView> {
  requirePermission(ctx, "workspace.read");
  const now = ctx.clock.now();
  const [byAsset, prices, held, gaps] = await Promise.all([
    loadMarketStates(),
    loadPrices(now),
    loadHeldAssets(ctx),
    loadFeedGaps(now),
  ]);
  const states = Object.values(byAsset).sort((a, b) => rankOf(a, held) - rankOf(b, held));
  const asOf = states.length === 0 ? null : Math.max(...states.map((state) => state.asOf));
  const rows = states.map((state) => toRow(state, priceOf(state, prices), held));
  return {
    asOf,
    structure: asOf === null ? null : assessMarketStructure(states, asOf),
    reference: rows.find(({ asset }) => asset === REFERENCE) ?? null,
    rows,
    gaps,
  };
}

/** loadAssetMarket is one asset's page. Throws `not_found` for an asset that is not judged. */
export async function loadAssetMarket(ctx: WorkspaceContext, asset: string): Promise<AssetMarketView> {
  requirePermission(ctx, "workspace.read");
  const now = ctx.clock.now();
  const { [asset]: whole } = await loadMarketStates([asset]);
  if (whole === undefined) throw new AppError("not_found", `There is no market state of "${asset}".`);
  const [prices, held, gaps, instruments, regimeDays, headlines, signals] = await Promise.all([
    loadPrices(now),
    loadHeldAssets(ctx),
    loadFeedGaps(now),
    loadInstruments({ ids: [whole.instrumentId] }),
    loadRegimeDays(whole, { asOf: now.getTime(), days: REGIME_DAYS }),
    loadHeadlines(asset, now.getTime(), HEADLINES_MAX),
    loadNewestSignals(asset, now.getTime()),
  ]);
  const { dailyLogReturns: _returns, dailyReturnsEndAt: _end, ...state } = whole;
  const [instrument] = instruments;
  const [venue = ""] = whole.instrumentId.split(":");
  return {
    state,
    price: priceOf(whole, prices),
    isHeld: held.has(asset),
    market: {
      venueName: findVenue(venue)?.name ?? venue,
      symbol: instrument?.symbol ?? asset,
    },
    volatilityPath: volatilityPath(whole, CHART_DAYS),
    regimeDays,
    headlines,
    signals,
    gaps: gapsOf(gaps, asset),
  };
}

/** What the workspace holds or has a position in, cash left out. */
async function loadHeldAssets(ctx: WorkspaceContext): Promise<ReadonlySet<string>> {
  const stored = await withWorkspace(ctx.workspaceId, (tx) => loadAssessment(tx, ctx.workspaceId));
  if (stored === null) return new Set();
  const { holdings, positions } = stored.input.account;
  const bases = [...holdings.map(({ asset }) => asset), ...positions.map(({ asset }) => asset)];
  return new Set(bases.map(underlyingOf).filter((asset) => !isCash(asset)));
}

/** Held before the others, then by dollar volume. */
function rankOf({ asset, liquidity }: MarketState, held: ReadonlySet<string>): number {
  return (held.has(asset) ? -1e18 : 0) - (liquidity.volumeDailyUsd30d ?? 0);
}

/** The newest price known: states are made hourly, prices come every minute. */
function priceOf({ asset, priceUsd, priceAsOf }: MarketState, prices: PriceTable): { usd: number; asOf: EpochMs } {
  const live = prices[asset];
  return live === undefined || live.eventAt < priceAsOf
    ? { usd: priceUsd, asOf: priceAsOf }
    : { usd: toNumber(live.priceUsd), asOf: live.eventAt };
}

function toRow(state: MarketState, price: { usd: number; asOf: EpochMs }, held: ReadonlySet<string>): MarketRow {
  const { volatility, confidence } = state;
  const outcomeOf = (tier: string) => confidence.outcomes.find((outcome) => outcome.tier === tier) ?? null;
  return {
    asset: state.asset,
    isHeld: held.has(state.asset),
    sector: state.sector,
    asOf: state.asOf,
    priceUsd: price.usd,
    priceAsOf: price.asOf,
    regime: state.regime,
    stability: state.stability.score,
    volatility: { ewma: volatility.ewma, ratio: volatility.ratio, percentile1y: volatility.percentile1y },
    volatilityPath: volatilityPath(state, ROW_DAYS).map(({ value }) => value),
    confidence: { tier: confidence.tier, score: confidence.score, isProvisional: confidence.isProvisional },
    outcome: { tier: confidence.score === null ? null : outcomeOf(confidence.tier), all: outcomeOf("all") },
    trust: state.trust,
  };
}
