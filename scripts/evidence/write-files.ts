import type { EvidencePath, EvidenceRow } from "@/lib/domain/evidence";

/** renderSummary is summary.json: numbers rounded to nine digits, so that a diff shows changes and not noise. */
export function renderSummary(rows: readonly EvidenceRow[]): string {
  return `${JSON.stringify(rows, (_, value: unknown) => (typeof value === "number" ? Number(value.toPrecision(9)) : value), 2)}\n`;
}

/** renderPaths is paths.csv. Full precision: the identity test compares equity with prices exactly. */
export function renderPaths(paths: readonly EvidencePath[]): string {
  const lines = ["date,case,policy,exposure,equity"];
  for (const path of paths) {
    path.days.forEach((day, i) => {
      lines.push(`${day},${path.case},${path.policy},${path.exposure[i] ?? 0},${path.equity[i] ?? 0}`);
    });
  }
  return `${lines.join("\n")}\n`;
}
