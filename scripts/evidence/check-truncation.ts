import { buildAssetHistory } from "@/lib/risk/evidence/asset-history";
import { buildBasket } from "@/lib/risk/evidence/basket";
import { SHIPPED, walkDynamic } from "@/lib/risk/evidence/dynamic-policy";
import { isoDay, prepareCase, type CaseOptions, type CaseRun } from "@/lib/risk/evidence/run-case";
import { buildUniverse, type Universe } from "@/lib/risk/evidence/universe";
import type { CandleSeries } from "@/lib/risk/series/candle-series";

/** Where the data are cut, as shares of their length. */
const CUTS = [0.4, 0.6, 0.8];

/** checkTruncation recomputes the dynamic exposures on data cut at three days and compares them, exactly, with the run's. */
export function checkTruncation(
  universe: Universe,
  runs: readonly CaseRun[],
  options: CaseOptions,
): { cut: string; identical: boolean }[] {
  return CUTS.map((share) => {
    const cutDay = universe.days[Math.floor(share * universe.days.length)] ?? 0;
    const cut = cutUniverse(universe, cutDay);
    return { cut: isoDay(cutDay), identical: runs.every((run) => isIdentical(run, cut, options)) };
  });
}

function isIdentical({ days, accounts }: CaseRun, cut: Universe, options: CaseOptions): boolean {
  const basket = buildBasket(cut, days.basket.name);
  if (basket === null) return true;
  const { exposure } = walkDynamic(prepareCase(cut, basket, options.policy), { ...options, ...SHIPPED });
  const offset = days.universe.days.indexOf(cut.days[0] ?? 0);
  return exposure
    .subarray(basket.firstDay, basket.lastDay + 1)
    .every((value, i) => value === accounts.dynamic.exposure[offset + basket.firstDay + i]);
}

function cutUniverse({ assets }: Universe, lastDay: number): Universe {
  const kept = assets.filter(({ daily }) => (daily.openAt[0] ?? Infinity) <= lastDay);
  return buildUniverse(kept.map(({ symbol, daily }) => buildAssetHistory(symbol, cutSeries(daily, lastDay))));
}

function cutSeries(daily: CandleSeries, lastDay: number): CandleSeries {
  const length = daily.openAt.findLastIndex((openAt) => openAt <= lastDay) + 1;
  return {
    intervalMs: daily.intervalMs,
    length,
    openAt: daily.openAt.slice(0, length),
    open: daily.open.slice(0, length),
    high: daily.high.slice(0, length),
    low: daily.low.slice(0, length),
    close: daily.close.slice(0, length),
    volumeQuote: daily.volumeQuote.slice(0, length),
    gaps: daily.gaps.filter(({ beforeBar }) => beforeBar < length),
  };
}
