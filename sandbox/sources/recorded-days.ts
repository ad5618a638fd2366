import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DAY_MS } from "../market/interval";

/** RecordedDays answers with what a replay directory recorded for a day of the venue's calendar. */
export interface RecordedDays {
  /** Value of a column of `fear_greed.csv` or `onchain_btc.csv`; undefined where nothing was recorded. */
  value(column: string, dayIndex: number): number | undefined;
}

const FILES = ["fear_greed.csv", "onchain_btc.csv"];

/** readRecordedDays reads the files that exist; none of them has to. */
export function readRecordedDays(directory: string | undefined, offsetDays: number): RecordedDays {
  const columns = new Map<string, Map<number, number>>();
  for (const name of FILES) {
    const file = join(directory ?? "", name);
    if (directory !== undefined && existsSync(file)) readColumns(readFileSync(file, "utf8"), columns);
  }
  return { value: (column, dayIndex) => columns.get(column)?.get(dayIndex - offsetDays) };
}

function readColumns(text: string, columns: Map<string, Map<number, number>>): void {
  const [header = "", ...rows] = text.trim().split(/\r?\n/);
  const names = header.split(",");
  for (const row of rows) {
    const cells = row.split(",");
    const day = Date.parse(`${(cells[0] ?? "").slice(0, 10)}T00:00:00Z`) / DAY_MS;
    names.forEach((name, i) => {
      const cell = cells[i] ?? "";
      if (i === 0 || cell === "" || !Number.isFinite(Number(cell)) || !Number.isFinite(day)) return;
      const column = columns.get(name) ?? new Map<number, number>();
      column.set(day, Number(cell));
      columns.set(name, column);
    });
  }
}
