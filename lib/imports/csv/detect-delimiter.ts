const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/**
 * detectDelimiter picks the character that splits the first lines into the most cells, the same number on as many lines
 * as possible. Characters inside quotes do not count. A text without any of them is read as comma-separated.
 */
export function detectDelimiter(text: string): Delimiter {
  const lines = text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== "")
    .slice(0, 30)
    .map((line) => line.replaceAll(/"[^"]*"/g, ""));
  let best: { delimiter: Delimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of DELIMITERS) {
    const widths = new Map<number, number>();
    for (const line of lines) {
      const cells = line.split(delimiter).length;
      if (cells > 1) widths.set(cells, (widths.get(cells) ?? 0) + 1);
    }
    for (const [cells, count] of widths) {
      const score = count * Math.min(cells, 12);
      if (score > best.score) best = { delimiter, score };
    }
  }
  return best.delimiter;
}
