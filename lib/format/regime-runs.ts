import type { RegimeLabel } from "@/lib/domain/market-state";
import type { RegimeDay } from "@/lib/domain/market-views";
import type { EpochMs } from "@/lib/domain/units";

/** RegimeRun is consecutive days under one label. */
export interface RegimeRun {
  label: RegimeLabel;
  /** First and last day's close. */
  from: EpochMs;
  to: EpochMs;
  days: number;
}

/** regimeRuns joins days, oldest first, into runs of one label. */
export function regimeRuns(days: readonly RegimeDay[]): RegimeRun[] {
  const runs: RegimeRun[] = [];
  for (const { at, label } of days) {
    const last = runs.at(-1);
    if (last?.label === label) runs[runs.length - 1] = { ...last, to: at, days: last.days + 1 };
    else runs.push({ label, from: at, to: at, days: 1 });
  }
  return runs;
}
