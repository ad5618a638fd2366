import type { CrisisId, CrisisOutcomes, EvidencePath, PeriodOutcome } from "@/lib/domain/evidence";
import { DAY_MS } from "@/lib/domain/units";
import { byPolicy, type PolicyPaths } from "./by-policy";
import { simpleReturns, walkEquity } from "./measure-performance";

/** CRISES are named periods everybody remembers, first and last day; chosen by their names, not by what they show. */
export const CRISES = [
  { id: "end_2018", name: "End of 2018", from: "2018-11-01", to: "2018-12-31" },
  { id: "march_2020", name: "March 2020", from: "2020-02-15", to: "2020-03-31" },
  { id: "may_2021", name: "May 2021", from: "2021-04-15", to: "2021-07-20" },
  { id: "luna_2022", name: "Terra/LUNA, 3AC", from: "2022-04-01", to: "2022-07-15" },
  { id: "ftx_2022", name: "FTX", from: "2022-11-01", to: "2022-12-31" },
  { id: "august_2024", name: "August 2024", from: "2024-07-20", to: "2024-08-31" },
] as const satisfies readonly { id: CrisisId; name: string; from: string; to: string }[];

/** outcomeWithin is what a path did from the close before `from` to `to`; null unless it covers the whole period. */
export function outcomeWithin({ days, equity }: EvidencePath, from: string, to: string): PeriodOutcome | null {
  const eve = new Date(Date.parse(`${from}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
  const [first, last] = [days.indexOf(eve), days.indexOf(to)];
  if (first < 0 || last < 0) return null;
  return outcomeBetween(equity, first, last);
}

/** outcomeBetween is what a path did from one of its days to a later one. */
export function outcomeBetween(equity: Float64Array, first: number, last: number): PeriodOutcome {
  const { growth, maxDrawdown } = walkEquity(simpleReturns(equity.subarray(first, last + 1)));
  return { growth, maxDrawdown };
}

/** crisisOutcomes is what each policy did in every named crisis that the paths cover whole. */
export function crisisOutcomes(paths: PolicyPaths): CrisisOutcomes[] {
  return CRISES.flatMap(({ id, from, to }) => {
    const covered = outcomeWithin(paths.static, from, to);
    if (covered === null) return [];
    return [{ id, from, to, outcomes: byPolicy((policy) => outcomeWithin(paths[policy], from, to) ?? covered) }];
  });
}
