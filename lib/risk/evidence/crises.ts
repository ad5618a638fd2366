import { DAY_MS } from "@/lib/domain/units";
import { walkEquity } from "./measure-performance";
import type { EvidencePath } from "@/lib/domain/evidence";

/** CRISES are named periods everybody remembers, first and last day; chosen by their names, not by what they show. */
export const CRISES = [
  { name: "End of 2018", from: "2018-11-01", to: "2018-12-31" },
  { name: "March 2020", from: "2020-02-15", to: "2020-03-31" },
  { name: "May 2021", from: "2021-04-15", to: "2021-07-20" },
  { name: "Terra/LUNA, 3AC", from: "2022-04-01", to: "2022-07-15" },
  { name: "FTX", from: "2022-11-01", to: "2022-12-31" },
  { name: "August 2024", from: "2024-07-20", to: "2024-08-31" },
] as const;

export interface PeriodOutcome {
  growth: number;
  maxDrawdown: number;
}

/** outcomeWithin is what a path did from the close before `from` to `to`; null unless it covers the whole period. */
export function outcomeWithin({ days, equity }: EvidencePath, from: string, to: string): PeriodOutcome | null {
  const eve = new Date(Date.parse(`${from}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
  const [first, last] = [days.indexOf(eve), days.indexOf(to)];
  if (first < 0 || last < 0) return null;
  const returns = Array.from({ length: last - first }, (_, i) => {
    return (equity[first + i + 1] ?? 1) / (equity[first + i] ?? 1) - 1;
  });
  const { growth, maxDrawdown } = walkEquity(returns);
  return { growth, maxDrawdown };
}
