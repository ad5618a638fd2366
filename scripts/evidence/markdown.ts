/** percent shows a fraction: 0.1234 → "12.3 %"; null → "–". */
export function percent(value: number | null, digits = 1): string {
  return value === null ? "–" : `${(value * 100).toFixed(digits)} %`;
}

/** decimal shows a number with fixed digits; null → "–". */
export function decimal(value: number | null, digits = 2): string {
  return value === null ? "–" : value.toFixed(digits);
}

/** table is a Markdown table. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}
