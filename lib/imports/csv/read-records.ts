import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import type { Delimiter } from "./detect-delimiter";

/** Longer than any real row: an unclosed quote swallows the file up to here and no further. */
const RECORD_BYTES_MAX = 64 * 1024;

export interface CsvRecord {
  /** Line of the file where the record ends, from 1. */
  line: number;
  cells: readonly string[];
}

/** BrokenCsvError says that the text is no CSV from a line on. */
export class BrokenCsvError extends Error {
  readonly line: number;

  constructor(line: number, cause: Error) {
    super(`the file is no CSV at line ${line}`, { cause });
    this.name = "BrokenCsvError";
    this.line = line;
  }
}

/**
 * readRecords parses text that arrives in pieces, in constant memory. Cells are trimmed, blank lines left out, rows of
 * any width let through: what width is right is the format's to say. Throws BrokenCsvError.
 */
export async function* readRecords(
  pieces: AsyncIterable<string>,
  delimiter: Delimiter,
): AsyncGenerator<CsvRecord, void, undefined> {
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    max_record_size: RECORD_BYTES_MAX,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  });
  const source = Readable.from(pieces);
  // What goes wrong with the source is the parser's to report: one place where the loop below sees it.
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const each of parser) {
      // The type of `info: true`, which csv-parse's signature does not carry.
      const { record, info } = each as { record: string[]; info: { lines: number } };
      if (record.some((cell) => cell !== "")) yield { line: info.lines, cells: record };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new BrokenCsvError(Number(error["lines"] ?? 0), error);
    throw error;
  } finally {
    source.destroy();
    parser.destroy();
  }
}
