import type { EpochMs } from "@/lib/domain/units";

export interface BarRange {
  /** Opening instants of the first and the last missing bar. */
  from: EpochMs;
  to: EpochMs;
}

/**
 * missingRanges lists the runs of bars that should be stored and are not, newest first: what a person sees first is
 * filled first.
 *
 * @param stored opening instants of stored bars, any order
 * @param from opening instant of the oldest bar wanted, on the grid
 * @param to opening instant of the newest bar wanted (the last closed one), on the grid
 */
export function missingRanges(stored: Iterable<EpochMs>, from: EpochMs, to: EpochMs, stepMs: number): BarRange[] {
  const present = new Set(stored);
  const ranges: BarRange[] = [];
  for (let openAt = to; openAt >= from; openAt -= stepMs) {
    if (present.has(openAt)) continue;
    const last = ranges.at(-1);
    if (last !== undefined && last.from === openAt + stepMs) last.from = openAt;
    else ranges.push({ from: openAt, to: openAt });
  }
  return ranges;
}
