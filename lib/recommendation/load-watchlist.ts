import { toNumber } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import type { RiskInput } from "@/lib/domain/risk-assessment";
import type { WatchRow } from "@/lib/domain/views";
import { isCash } from "@/lib/market/asset-class";
import { quotedPrice, type AssetPrice } from "@/lib/market/asset-price";
import { loadInstruments } from "@/lib/market/load-instruments";
import { loadMarketStates } from "@/lib/market/load-market-states";
import { loadPrices } from "@/lib/market/load-prices";
import { withWorkspace } from "@/lib/platform/db";
import { sizeTrade } from "@/lib/risk/size-trade";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { requirePermission } from "@/lib/workspace/require-permission";
import { loadAssessment } from "./load-assessment";
import { loadRiskInput } from "./load-risk-input";
import { toQuestion } from "./size-trade";

/** The majors stand in the table even when nobody here holds them. */
const CORE = ["BTC", "ETH", "SOL", "BNB", "XRP"];
const ROWS_MAX = 25;

/**
 * loadWatchlist sizes a long (spot) and a short (perpetual, where one exists) on everything held and the majors: the
 * standing table of Size a trade. Not metered. Empty before the first assessment.
 */
export async function loadWatchlist(ctx: WorkspaceContext): Promise<WatchRow[]> {
  requirePermission(ctx, "workspace.read");
  const stored = await withWorkspace(ctx.workspaceId, (tx) => loadAssessment(tx, ctx.workspaceId));
  if (stored === null) return [];
  const held = [...stored.input.account.holdings]
    .sort((a, b) => b.valueUsd - a.valueUsd)
    .map(({ asset }) => asset)
    .filter((asset) => !isCash(asset));
  const assets = [...new Set([...held, ...CORE])].slice(0, ROWS_MAX);
  const [own, states, prices, instruments] = await Promise.all([
    loadRiskInput(stored.input),
    loadMarketStates(assets),
    loadPrices(ctx.clock.now()),
    loadInstruments({ bases: assets }),
  ]);
  const input: RiskInput = { ...own, markets: { ...own.markets, ...states } };
  return assets.flatMap((asset) => {
    const spot = instruments.find((candidate) => isMarketOf(candidate, asset, "spot"));
    const price = prices[asset];
    if (spot === undefined || price === undefined) return [];
    const perpetual = instruments.find((candidate) => isMarketOf(candidate, asset, "perpetual"));
    return [toRow(input, asset, spot, perpetual, price)];
  });
}

function isMarketOf(instrument: Instrument, asset: string, kind: Instrument["kind"]): boolean {
  return instrument.base === asset && instrument.kind === kind && instrument.isActive && instrument.quote === "USDT";
}

function toRow(
  input: RiskInput,
  asset: string,
  spot: Instrument,
  perpetual: Instrument | undefined,
  price: AssetPrice,
): WatchRow {
  const priceUsd = toNumber(quotedPrice(price));
  const state = input.markets[asset];
  const ask = (instrument: Instrument, side: "long" | "short") =>
    sizeTrade(input, toQuestion(instrument, asset, { side, entryPrice: null, stopPrice: null }, priceUsd, input));
  return {
    instrument: spot,
    asset,
    priceUsd,
    priceAsOf: price.eventAt,
    regime: state?.regime.label ?? "unknown",
    tier: state?.confidence.tier ?? "unknown",
    volatilityRatio: state?.volatility.ratio ?? null,
    long: ask(spot, "long"),
    short: perpetual === undefined ? null : ask(perpetual, "short"),
  };
}
