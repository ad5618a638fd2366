import { parseArgs } from "node:util";
import { BadData } from "./read-candles";

export const USAGE = `Usage: npm run -s evidence -- --data <dir> --out <dir> [options]
  --data <dir>       folder with daily_ohlcv.csv (date,symbol,open,high,low,close,volume_base,volume_quote,…)
  --out <dir>        folder for summary.json and paths.csv; made if absent
  --cases <list>     comma-separated symbols, EW, TOP10 (default BTC,ETH,EW,TOP10, as far as the data have them)
  --from <day>       first reported day, such as 2020-01-01; earlier bars only warm up
  --to <day>         last day; later bars are not read
  --cost-bps <n>     cost of every unit of turnover, in basis points (default 10)
  --report <file>    also write the report (Markdown), which takes a few seconds more
  --publish <file>   also write the small file the Evidence page shows
`;

const DEFAULT_CASES = ["BTC", "ETH", "EW", "TOP10"];

export interface EvidenceOptions {
  data: string;
  out: string;
  cases: readonly string[];
  /** False when the cases are the default: then those the data lack are left out with a note. */
  areCasesChosen: boolean;
  /** Epoch ms of the day's start; −Infinity and Infinity when not given. */
  from: number;
  to: number;
  costFraction: number;
  report: string | null;
  publish: string | null;
}

/** parseOptions reads the command line; null asks for the usage. Throws BadData naming the option that is wrong. */
export function parseOptions(args: readonly string[]): EvidenceOptions | null {
  const values = readValues(args);
  if (values.help === true) return null;
  const { data, out } = values;
  if (data === undefined) throw new BadData("--data is missing: the folder with daily_ohlcv.csv.");
  if (out === undefined) throw new BadData("--out is missing: the folder to write to.");
  const from = values.from === undefined ? -Infinity : parseDay("--from", values.from);
  const to = values.to === undefined ? Infinity : parseDay("--to", values.to);
  if (from > to) throw new BadData(`--from ${values.from ?? ""} is after --to ${values.to ?? ""}.`);
  return {
    data,
    out,
    cases: values.cases === undefined ? DEFAULT_CASES : parseCases(values.cases),
    areCasesChosen: values.cases !== undefined,
    from,
    to,
    costFraction: parseCost(values["cost-bps"] ?? "10"),
    report: values.report ?? null,
    publish: values.publish ?? null,
  };
}

function readValues(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: text,
        out: text,
        cases: text,
        from: text,
        to: text,
        "cost-bps": text,
        report: text,
        publish: text,
        help: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    throw new BadData(error instanceof Error ? error.message : String(error));
  }
}

function parseDay(option: string, text: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  if (!Number.isFinite(at)) throw new BadData(`${option} "${text}" is no day such as 2020-01-01.`);
  return at;
}

function parseCases(text: string): string[] {
  const cases = text.split(",").map((name) => name.trim());
  if (cases.some((name) => name === "")) throw new BadData(`--cases "${text}" has an empty name.`);
  return [...new Set(cases)];
}

function parseCost(text: string): number {
  const bps = Number(text);
  if (text.trim() === "" || !(bps >= 0 && bps <= 1_000)) {
    throw new BadData(`--cost-bps "${text}" is no number from 0 to 1000.`);
  }
  return bps / 10_000;
}
