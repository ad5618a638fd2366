import type { ImportedRow, ImportKind, ImportRefusal, ImportRowError } from "@/lib/domain/import-views";
import type { EpochMs } from "@/lib/domain/units";
import { detectDelimiter } from "./csv/detect-delimiter";
import { BrokenCsvError, readRecords, type CsvRecord } from "./csv/read-records";
import { detectDateOrder } from "./fields/parse-instant";
import { detectDecimalMark } from "./fields/parse-quantity";
import { NUMBER_ROLES, type Role } from "./formats/format";
import { matchFormat, missingColumns, type Layout } from "./formats/match-format";
import { readPosition } from "./rows/read-position";
import { readPrice } from "./rows/read-price";
import { readTrade } from "./rows/read-trade";
import { RowCells, type FileStyle } from "./rows/row-cells";

/** Some exports tell about the account before the header. */
const HEADER_WITHIN = 20;
/** Rows read ahead to learn how the file writes numbers and dates. */
const SAMPLE_ROWS = 300;
/** Positions become manual lines, of which a workspace has a thousand at most. */
const ROWS_MAX: Readonly<Record<ImportKind, number>> = { trades: 250_000, positions: 1_000, prices: 250_000 };

/** What a file turns out to hold, record by record. */
export type FileEvent =
  | { kind: "format"; format: string }
  | { kind: "row"; line: number; row: ImportedRow }
  /** A row of another kind than asked for. */
  | { kind: "other" }
  | { kind: "error"; errors: readonly ImportRowError[] }
  /** The end: nothing more can be taken from the file. */
  | { kind: "refused"; refusal: ImportRefusal };

/**
 * readFile reads a CSV of one kind, given in pieces, in constant memory. First the format, then one event per data row in
 * the file's order; or a refusal, after which nothing follows. The same text gives the same events.
 */
export async function* readFile(
  pieces: AsyncIterable<string>,
  kind: ImportKind,
  asOf: EpochMs,
): AsyncGenerator<FileEvent, void, undefined> {
  const source = pieces[Symbol.asyncIterator]();
  const first = await source.next();
  if (first.done === true || first.value.trim() === "") return yield refused({ code: "empty" });
  const delimiter = detectDelimiter(first.value.slice(0, 64_000));
  const records = readRecords(startingWith([first.value], { [Symbol.asyncIterator]: () => source }), delimiter);
  try {
    const ahead = await take(records, HEADER_WITHIN + SAMPLE_ROWS);
    const start = findHeader(kind, ahead);
    if (start === null) return yield refused(noHeader(kind, ahead));
    yield { kind: "format", format: start.layout.format.id };
    const sample = ahead.slice(start.index + 1);
    const style = styleOf(start.layout, sample, delimiter, asOf);
    yield* readRows(sample, records, kind, style);
  } catch (error) {
    if (!(error instanceof BrokenCsvError)) throw error;
    yield refused({ code: "broken", line: error.line });
  } finally {
    await records.return();
  }
}

async function* readRows(
  sample: readonly CsvRecord[],
  rest: AsyncIterable<CsvRecord>,
  kind: ImportKind,
  style: FileStyle,
): AsyncGenerator<FileEvent, void, undefined> {
  let rows = 0;
  const stated = new Set<string>();
  for await (const record of startingWith(sample, rest)) {
    rows += 1;
    if (rows > ROWS_MAX[kind]) return yield refused({ code: "too_many_rows", max: ROWS_MAX[kind] });
    yield readRow(record, kind, style, stated);
  }
  if (rows === 0) yield refused({ code: "no_rows" });
}

function readRow(record: CsvRecord, kind: ImportKind, style: FileStyle, stated: Set<string>): FileEvent {
  const cells = new RowCells(style, record);
  // Trailing empty cells are a spreadsheet's habit; a missing or surplus one shifts meanings.
  const used = record.cells.findLastIndex((cell) => cell !== "") + 1;
  if (used > style.layout.width || record.cells.length < lastNeeded(style.layout)) {
    cells.fail("cell_count", null, String(record.cells.length));
    return { kind: "error", errors: cells.errors };
  }
  const row = parseRow(cells, kind, style);
  if (row === "other") return { kind: "other" };
  if (row !== null && isRepeated(row, stated)) cells.fail("repeated", null);
  return row === null || cells.errors.length > 0
    ? { kind: "error", errors: cells.errors }
    : { kind: "row", line: record.line, row };
}

/** A file that states one thing twice leaves open which counts. Equal trades are trades of their own. */
function isRepeated(row: ImportedRow, stated: Set<string>): boolean {
  if (row.kind === "trades") return false;
  const key = row.kind === "prices" ? `${row.asset}|${row.day}` : `${row.asset}|${row.place}|${row.note}`;
  const isKnown = stated.has(key);
  stated.add(key);
  return isKnown;
}

function parseRow(cells: RowCells, kind: ImportKind, { layout }: FileStyle): ImportedRow | "other" | null {
  switch (kind) {
    case "trades": {
      const trade = readTrade(cells, layout.format);
      return trade === null || trade === "other" ? trade : { kind, ...trade };
    }
    case "positions": {
      const position = readPosition(cells);
      return position === null ? null : { kind, ...position };
    }
    case "prices": {
      const price = readPrice(cells);
      return price === null ? null : { kind, ...price };
    }
  }
}

function lastNeeded({ format, columns }: Layout): number {
  const needed = new Set(format.required.flat());
  const indices = [...columns].flatMap(([role, { index }]) => (needed.has(role) ? [index] : []));
  return Math.max(...indices) + 1;
}

function findHeader(kind: ImportKind, records: readonly CsvRecord[]): { index: number; layout: Layout } | null {
  for (const [index, { cells }] of records.slice(0, HEADER_WITHIN).entries()) {
    const layout = matchFormat(kind, cells);
    if (layout !== null) return { index, layout };
  }
  return null;
}

function noHeader(kind: ImportKind, records: readonly CsvRecord[]): ImportRefusal {
  if (records.length === 0) return { code: "empty" };
  const lacks = records.slice(0, HEADER_WITHIN).map(({ cells }) => missingColumns(kind, cells));
  return { code: "no_header", missing: lacks.reduce((least, each) => (each.length < least.length ? each : least)) };
}

function styleOf(layout: Layout, sample: readonly CsvRecord[], delimiter: string, asOf: EpochMs): FileStyle {
  const texts = (roles: readonly Role[]): string[] =>
    roles.flatMap((role) => {
      const index = layout.columns.get(role)?.index;
      return index === undefined ? [] : sample.map(({ cells }) => cells[index] ?? "");
    });
  return {
    layout,
    mark: detectDecimalMark(texts(NUMBER_ROLES), delimiter),
    order: detectDateOrder(texts(["time"])),
    asOf,
  };
}

async function take(records: AsyncGenerator<CsvRecord, void, undefined>, count: number): Promise<CsvRecord[]> {
  const taken: CsvRecord[] = [];
  while (taken.length < count) {
    const next = await records.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}

async function* startingWith<T>(first: readonly T[], rest: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  yield* first;
  yield* rest;
}

function refused(refusal: ImportRefusal): FileEvent {
  return { kind: "refused", refusal };
}
