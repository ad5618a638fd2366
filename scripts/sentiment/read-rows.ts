import { parse } from "csv-parse/sync";

/** InputProblem is something wrong with a file the person gave; its message is for them. */
export class InputProblem extends Error {}

/** Rows of one file; far above anything sensible, and bounded. */
const ROWS_MAX = 1_000_000;

export interface FileRow {
  /** Line of the file on which the row ends, 1-based. */
  line: number;
  cells: Readonly<Record<string, string>>;
}

/**
 * readRows parses CSV with a header that has the columns wanted, in capitals or not; others are ignored. A byte order mark,
 * Windows line ends and quotes in the middle of a cell are fine. Throws InputProblem.
 */
export function readRows(path: string, text: string, columns: readonly string[]): FileRow[] {
  let records: { record: Record<string, string>; info: { lines: number } }[];
  try {
    records = parse(text, {
      columns: (header: string[]) => header.map((name) => name.toLowerCase()),
      bom: true,
      skip_empty_lines: true,
      trim: true,
      relax_quotes: true,
      info: true,
    });
  } catch (error) {
    throw new InputProblem(
      `${path}: is no CSV with a header: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
  const first = records[0];
  if (first === undefined) throw new InputProblem(`${path}: has no rows below its header.`);
  if (records.length > ROWS_MAX)
    throw new InputProblem(`${path}: has ${records.length} rows; at most ${ROWS_MAX} are read.`);
  const missing = columns.filter((name) => !(name in first.record));
  if (missing.length > 0)
    throw new InputProblem(
      `${path}: has no column ${missing.map((name) => `"${name}"`).join(" and ")}; its header needs ${columns.join(",")}.`,
    );
  return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
}
