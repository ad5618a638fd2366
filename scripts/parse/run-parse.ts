import type { Instrument } from "@/lib/domain/instrument";
import type { EpochMs } from "@/lib/domain/units";
import { MissingContext, type AnswerReader, type AnswerTable } from "@/lib/exchange/answer-table";
import { ANSWERS_BY_VENUE } from "@/lib/exchange/answers-by-venue";
import { assumeInstruments } from "@/lib/exchange/assume-instruments";
import { parseJson } from "@/lib/exchange/parse-json";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { OptionProblem, readOptions, type ParseOptions } from "./read-options";

export interface CommandResult {
  exitCode: 0 | 2;
  stdout: string;
  stderr: string;
}

/** What the command needs of the outside; "-" is standard input. */
export interface Outside {
  read: (path: string) => string;
  now: EpochMs;
}

const USAGE = `Usage: npm run -s parse -- --venue <id> --endpoint <name> <answer.json | ->   domain values as JSON
       npm run -s parse -- --list [--venue <id>]                              what is understood
  --symbol <name>            market of an answer that does not name it (candles), as the exchange writes it
  --instruments <file>       the exchange's own list of markets; without it they are read out of the names
  --contract-size <number>   of every contract, where there is no such list (1)
  --beside <endpoint=file>   another answer that is read together with this one
  --our-key <key>            the key asked about, where an exchange lists all of them
  --bare                     the file holds only the inside of the answer, without the exchange's envelope
`;

/** What exchanges wrap their answers in; others send them bare. */
const ENVELOPES: Readonly<Record<string, (inside: unknown) => unknown>> = {
  bybit: (result) => ({ retCode: 0, result }),
  okx: (data) => ({ code: "0", data: [data].flat() }),
  kraken: (result) => ({ error: [], result }),
  kucoin: (data) => ({ code: "200000", data }),
  bitget: (data) => ({ code: "00000", data }),
  deribit: (result) => ({ result }),
  cryptocom: (result) => ({ code: 0, result }),
};

/** runParse is the command without its process: arguments in, text and exit code out. */
export function runParse(args: readonly string[], outside: Outside): CommandResult {
  try {
    const options = readOptions(args);
    if (options.help) return { exitCode: 0, stdout: USAGE, stderr: "" };
    if (options.list) return { exitCode: 0, stdout: listOf(options.venue), stderr: "" };
    const { venue, endpoint, path } = options;
    if (venue === undefined || endpoint === undefined || path === undefined) return refuse(USAGE);
    return parseFile({ ...options, path, venue }, readerOf(venue, endpoint), outside);
  } catch (error) {
    if (error instanceof OptionProblem) return refuse(`${error.message}.\n`);
    throw error;
  }
}

function parseFile(
  options: ParseOptions & { path: string; venue: string },
  reader: AnswerReader,
  outside: Outside,
): CommandResult {
  const { path, venue } = options;
  const wrap = (options.isBare ? ENVELOPES[venue] : undefined) ?? ((raw: unknown) => raw);
  const raw = wrap(readJson(path, outside));
  const beside = Object.fromEntries([...options.beside].map(([name, file]) => [name, readJson(file, outside)]));
  const listed = options.instruments.flatMap((file) => readInstruments(venue, file, outside));
  const assumed = listed.length > 0 ? [] : assumeInstruments(venue, raw, options);
  try {
    const context = { instruments: [...listed, ...assumed], receivedAt: outside.now, ourKey: options.ourKey, beside };
    const stdout = `${JSON.stringify(reader.read(raw, context), null, 2)}\n`;
    return { exitCode: 0, stdout, stderr: assumptionsOf(assumed) };
  } catch (error) {
    return refuse(`${path}: is no answer to ${venue} ${reader.request}: ${reasonOf(error)}.\n`);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof SafeExchangeError) return error.problem ?? "a market is unknown, or a position has no entry";
  if (error instanceof MissingContext) return error.message;
  throw error;
}

/** Contracts are counted by a size that names do not tell: what was assumed of it is said. */
function assumptionsOf(assumed: readonly Instrument[]): string {
  const contracts = assumed.filter(({ kind }) => kind === "perpetual");
  if (contracts.length === 0) return "";
  const symbols = contracts.map(({ symbol }) => symbol).join(", ");
  return `Assumed contracts of ${contracts[0]?.contractSize ?? "1"} (--instruments or --contract-size tell): ${symbols}\n`;
}

function tableOf(venue: string): AnswerTable {
  const table = Object.hasOwn(ANSWERS_BY_VENUE, venue) ? ANSWERS_BY_VENUE[venue] : undefined;
  if (table === undefined)
    throw new OptionProblem(`"${venue}" is no exchange: use one of ${Object.keys(ANSWERS_BY_VENUE).join(", ")}`);
  return table;
}

function readerOf(venue: string, endpoint: string): AnswerReader {
  const table = tableOf(venue);
  const reader = Object.hasOwn(table, endpoint) ? table[endpoint] : undefined;
  if (reader === undefined)
    throw new OptionProblem(`"${endpoint}" is not read of ${venue}: use one of ${Object.keys(table).join(", ")}`);
  return reader;
}

/** The list of markets may be of any kind the exchange has: the first reader that understands it counts. */
function readInstruments(venue: string, path: string, outside: Outside): Instrument[] {
  const raw = readJson(path, outside);
  const context = { instruments: [], receivedAt: outside.now, ourKey: "", beside: {} };
  for (const { gives, read } of Object.values(tableOf(venue))) {
    if (gives !== "Instrument[]") continue;
    try {
      const instruments = read(raw, context) as Instrument[];
      if (instruments.length > 0) return instruments;
    } catch (error) {
      if (!(error instanceof SafeExchangeError)) throw error;
    }
  }
  throw new OptionProblem(`${path}: is no list of instruments of ${venue}`);
}

function readJson(path: string, outside: Outside): unknown {
  try {
    return parseJson(outside.read(path));
  } catch (error) {
    throw new OptionProblem(
      `${path}: cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function listOf(venue: string | undefined): string {
  const venues = venue === undefined ? Object.keys(ANSWERS_BY_VENUE) : [venue];
  const lines = venues.flatMap((id) =>
    Object.entries(tableOf(id)).map(
      ([endpoint, { request, gives }]) => `${id.padEnd(13)} ${endpoint.padEnd(26)} ${gives.padEnd(18)} ${request}`,
    ),
  );
  return `${lines.join("\n")}\n`;
}

const refuse = (stderr: string): CommandResult => ({ exitCode: 2, stdout: "", stderr });
