import type { MarketState } from "@/lib/domain/market-state";
import type { RegimeDay } from "@/lib/domain/market-views";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import { systemDb } from "@/lib/platform/db";
import { marketMeasures } from "@/lib/risk/market-measures";
import { buildCandleSeries } from "@/lib/risk/series/build-candle-series";

/** What the engine judges a market on: walked over less, the label of today could differ from the state's. */
const BARS_READ = 1_500;

/**
 * loadRegimeDays is the regime at the last `days` daily closes, oldest first: the state kept that day, and where none was
 * kept yet, what today's model says walked forward over the stored prices up to that day and no further.
 */
export async function loadRegimeDays(
  { asset, instrumentId }: Pick<MarketState, "asset" | "instrumentId">,
  { asOf, days }: { asOf: EpochMs; days: number },
): Promise<RegimeDay[]> {
  const since = new Date(asOf - days * DAY_MS);
  const kept = await systemDb().marketStateDaily.findMany({
    where: { asset, eventAt: { gte: since } },
    orderBy: { eventAt: "asc" },
  });
  // Written by our own engine under a checked type; the cast is the JSON column's edge.
  const stored = kept.map(({ eventAt, state }) => keptDay(eventAt.getTime(), state as unknown as MarketState));
  const walked = stored.length >= days ? [] : await walkDays(instrumentId, { asOf, days });
  const known = new Set(stored.map(({ at }) => at));
  return [...walked.filter(({ at }) => !known.has(at)), ...stored].sort((a, b) => a.at - b.at).slice(-days);
}

function keptDay(at: EpochMs, { regime }: MarketState): RegimeDay {
  return {
    at,
    label: regime.label,
    probabilities: {
      bull: regime.probabilityBull,
      sideways: regime.probabilitySideways,
      bear: regime.probabilityBear,
    },
    isKept: true,
  };
}

async function walkDays(instrumentId: string, { asOf, days }: { asOf: EpochMs; days: number }): Promise<RegimeDay[]> {
  const rows = await systemDb().candleRow.findMany({
    where: { instrumentId, interval: "1d", openAt: { gt: new Date(asOf - (BARS_READ + 1) * DAY_MS) } },
    orderBy: [{ openAt: "asc" }, { revision: "asc" }],
  });
  // Of one instant the highest revision comes last and stays.
  const bars = [...new Map(rows.map((row) => [row.openAt.getTime(), row])).values()];
  const built = buildCandleSeries(
    bars.map((row) => ({ ...row, openAt: row.openAt.getTime() })),
    DAY_MS,
    asOf,
  );
  if (built.status !== "built") return [];
  const { regime } = marketMeasures(built.series, 1);
  return regime.history
    .flatMap(({ label }, i): RegimeDay[] => {
      const probabilities = regime.blended[i];
      const openAt = built.series.openAt[regime.firstBar + i];
      if (probabilities === undefined || openAt === undefined) return [];
      return [{ at: openAt + DAY_MS, label, probabilities, isKept: false }];
    })
    .slice(-days);
}
