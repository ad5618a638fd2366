import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import { systemDb } from "@/lib/platform/db";

/**
 * loadDailyCloses reads closes in USD(T) of the named assets over the last `days` closed UTC days, oldest first. Only
 * assets whose newest bar is the last closed day are returned, so all series end on the same day.
 */
export async function loadDailyCloses(
  assets: readonly string[],
  asOf: EpochMs,
  days: number,
): Promise<{ closes: Record<string, number[]>; lastCloseAt: EpochMs }> {
  const lastCloseAt = Math.floor(asOf / DAY_MS) * DAY_MS;
  const lastOpenAt = lastCloseAt - DAY_MS;
  const instruments = await systemDb().instrumentRow.findMany({
    where: { base: { in: [...assets] }, kind: "spot", quote: { in: ["USDT", "USDC", "USD"] } },
    select: { id: true, base: true },
  });
  const rows = await systemDb().candleRow.findMany({
    where: {
      instrumentId: { in: instruments.map(({ id }) => id) },
      interval: "1d",
      openAt: { gt: new Date(lastOpenAt - days * DAY_MS), lte: new Date(lastOpenAt) },
    },
    orderBy: [{ openAt: "asc" }, { revision: "asc" }],
    select: { instrumentId: true, openAt: true, close: true },
  });
  const closes: Record<string, number[]> = {};
  for (const { id, base } of instruments) {
    const byDay = new Map(
      rows.filter((row) => row.instrumentId === id).map((row) => [row.openAt.getTime(), row.close]),
    );
    const series = unbrokenTail(byDay, lastOpenAt);
    if (series.length > (closes[base]?.length ?? 0)) closes[base] = series;
  }
  return { closes, lastCloseAt };
}

/** The run of consecutive days that ends on the last closed one; a gap cuts it, it is never filled. */
function unbrokenTail(byDay: ReadonlyMap<EpochMs, number>, lastOpenAt: EpochMs): number[] {
  const series: number[] = [];
  for (let day = lastOpenAt; ; day -= DAY_MS) {
    const close = byDay.get(day);
    if (close === undefined) return series.reverse();
    series.push(close);
  }
}
