import type { EvidencePath, PublishedEvidence } from "@/lib/domain/evidence";
import type { CaseStudy } from "./build-study";
import type { ReportFacts } from "./render-report";

/** Cases whose paths the page draws; the others are shown as rows. */
const DRAWN_CASES = ["BTC", "EW"];
const DIGITS = 5;

/** renderPublished keeps the file small: five digits, monthly paths of two cases. */
export function renderPublished(cases: readonly CaseStudy[], { modelVersion, data, costBps }: ReportFacts): string {
  const published: PublishedEvidence = {
    provenance: { modelVersion, data, costBps, command: "npm run evidence -- --publish" },
    rows: cases.flatMap(({ rows }) => rows),
    drawdownRatios: cases.map(({ name, drawdownRatio }) => ({ case: name, ...drawdownRatio })),
    guards: cases.flatMap(({ name, guards }) =>
      guards.map(({ guard, maxDrawdown, longestUnderwaterDays, cagr, upCapture, whipsaws }) => ({
        case: name,
        guard,
        maxDrawdown,
        longestUnderwaterDays,
        cagr,
        upCapture,
        whipsaws,
      })),
    ),
    paths: cases.filter(({ name }) => DRAWN_CASES.includes(name)).flatMap(({ paths }) => paths.map(monthly)),
  };
  const round = (_: string, value: unknown) => (typeof value === "number" ? Number(value.toPrecision(DIGITS)) : value);
  return `${JSON.stringify(published, round)}\n`;
}

function monthly({ case: name, policy, days, equity }: EvidencePath): PublishedEvidence["paths"][number] {
  const kept = days.flatMap((day, i) => (i === 0 || day.slice(0, 7) !== days[i + 1]?.slice(0, 7) ? [i] : []));
  return { case: name, policy, days: kept.map((i) => days[i] ?? ""), equity: kept.map((i) => equity[i] ?? 1) };
}
