import type { AssetClass } from "@/lib/domain/instrument";
import type { CorrelationPair, CorrelationWindow } from "@/lib/domain/portfolio-report";
import type { RiskInput } from "@/lib/domain/risk-assessment";
import { REFERENCE_ASSET } from "../align-returns";
import { netExposures } from "../net-exposures";
import { fisherInterval } from "./fisher-interval";
import { measurePair } from "./measure-pair";
import { dailyReturnsOf, newestOf, onFallingDays } from "./return-source";

/**
 * correlationPair looks closely at one cell of a correlation view: the common days, the value and its 95 % interval. An
 * asset without history gives no points and null.
 */
export function correlationPair(
  input: Pick<RiskInput, "account" | "markets">,
  window: CorrelationWindow,
  assets: readonly [string, string],
): CorrelationPair {
  const classes = new Map(netExposures(input.account).map(({ asset, assetClass }) => [asset, assetClass]));
  const sourceOf = (asset: string, assetClass: AssetClass) => dailyReturnsOf(input.markets[asset], assetClass);
  const reference = sourceOf(REFERENCE_ASSET, "crypto");
  const [a, b] = assets.map((asset) => sourceOf(asset, classes.get(asset) ?? "crypto"));
  if (!a || !b || !reference) return unknownPair(window, assets);
  const isDown = window === "btc_down";
  const sources = isDown ? [onFallingDays(a, reference), onFallingDays(b, reference)] : [a, b];
  const measure = measurePair(sources[0] ?? a, sources[1] ?? b, window, newestOf([a, b, reference]));
  const interval = measure.value === null ? null : fisherInterval(measure.value, measure.effective);
  return {
    window,
    assets,
    value: measure.value,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    observations: measure.pairs.x.length,
    points: measure.pairs.x.map((x, i) => [x, measure.pairs.y[i] ?? 0] as const),
  };
}

function unknownPair(window: CorrelationWindow, assets: readonly [string, string]): CorrelationPair {
  return { window, assets, value: null, low: null, high: null, observations: 0, points: [] };
}
