import { parseArgs } from "node:util";

/** ParseOptions is what the person asked for. */
export interface ParseOptions {
  help: boolean;
  list: boolean;
  venue: string | undefined;
  endpoint: string | undefined;
  path: string | undefined;
  symbols: readonly string[];
  contractSize: string | undefined;
  instruments: readonly string[];
  /** Files of other answers, by the name of their endpoint. */
  beside: ReadonlyMap<string, string>;
  ourKey: string;
  isBare: boolean;
}

/** OptionProblem is something in the arguments that makes no sense, in one sentence. */
export class OptionProblem extends Error {}

/** readOptions reads the arguments of the command. Throws OptionProblem. */
export function readOptions(args: readonly string[]): ParseOptions {
  const { values, positionals } = parse(args);
  if (positionals.length > 1) throw new OptionProblem(`one file at a time: "${positionals[1] ?? ""}" is one too many`);
  const contractSize = values["contract-size"];
  if (contractSize !== undefined && !/^\d{1,12}(\.\d{1,18})?$/.test(contractSize))
    throw new OptionProblem(`--contract-size "${contractSize}" is no number`);
  return {
    help: values.help,
    list: values.list,
    venue: values.venue,
    endpoint: values.endpoint,
    path: positionals[0],
    symbols: values.symbol,
    contractSize,
    instruments: values.instruments,
    beside: new Map(values.beside.map(namedFile)),
    ourKey: values["our-key"],
    isBare: values.bare,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: "boolean", default: false },
        list: { type: "boolean", default: false },
        venue: { type: "string" },
        endpoint: { type: "string" },
        symbol: { type: "string", multiple: true, default: [] },
        "contract-size": { type: "string" },
        instruments: { type: "string", multiple: true, default: [] },
        beside: { type: "string", multiple: true, default: [] },
        "our-key": { type: "string", default: "" },
        bare: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new OptionProblem(error instanceof Error ? error.message : String(error));
  }
}

function namedFile(text: string): [endpoint: string, path: string] {
  const at = text.indexOf("=");
  if (at < 1) throw new OptionProblem(`--beside "${text}" is no endpoint=file`);
  return [text.slice(0, at), text.slice(at + 1)];
}
