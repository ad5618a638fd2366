import { z } from "zod";
import type { SoftmaxModel } from "@/lib/learning/softmax-regression";
import { scoreHeadline } from "@/lib/sources/sentiment/score-headline";
import { parseWeights, printWeights, type SentimentLabel } from "@/lib/sources/sentiment/sentiment-model";
import { trainSentiment, type LabelledHeadline } from "@/lib/sources/sentiment/train-sentiment";
import { InputProblem, readRows } from "./read-rows";

export interface CommandResult {
  exitCode: 0 | 2;
  stdout: string;
  stderr: string;
}

/** The file system as the command sees it; "-" is standard input. */
export interface CommandFiles {
  read: (path: string) => string;
  write: (path: string, text: string) => void;
}

const USAGE = `Usage: npm run -s sentiment -- <headlines.csv | -> [--weights <file>]   id,headline → id,label,score
       npm run -s sentiment:train -- <labelled.csv> --out <file>          headline,label (-1, 0, 1) → weights
`;
const SCORE_DECIMALS = 4;

/** runSentiment is both commands without their process: arguments and files in, text and exit code out. */
export function runSentiment(args: readonly string[], files: CommandFiles): CommandResult {
  try {
    const [first, ...rest] = args;
    if (first === "--help") return answer(USAGE);
    const { path, option } = first === "train" ? readArguments(rest, "--out") : readArguments(args, "--weights");
    if (path === undefined || (first === "train" && option === undefined)) return refuse(USAGE);
    return first === "train" ? train(path, option ?? "", files) : score(path, option, files);
  } catch (error) {
    if (error instanceof InputProblem) return refuse(`${error.message}\n`);
    throw error;
  }
}

/** One path and one option with a value, in any order. */
function readArguments(args: readonly string[], name: string): { path?: string; option?: string } {
  const at = args.indexOf(name);
  const option = at < 0 ? undefined : args[at + 1];
  if (at >= 0 && option === undefined) throw new InputProblem(`${name} needs a file.`);
  const paths = args.filter((_, i) => at < 0 || (i !== at && i !== at + 1));
  const [path] = paths;
  const unknown = paths.find((text) => text.startsWith("--")) ?? paths[1];
  if (unknown !== undefined) throw new InputProblem(`"${unknown}" is not understood.\n${USAGE.trimEnd()}`);
  return { ...(path === undefined ? {} : { path }), ...(option === undefined ? {} : { option }) };
}

function score(path: string, weights: string | undefined, files: CommandFiles): CommandResult {
  const rows = readRows(path, open(files, path), ["id", "headline"]);
  const model = weights === undefined ? undefined : loadWeights(weights, files);
  const lines = rows.map(({ cells }) => {
    const judged = scoreHeadline(cells["headline"] ?? "", model);
    return `${quoted(cells["id"] ?? "")},${judged.label},${judged.score.toFixed(SCORE_DECIMALS)}`;
  });
  return answer(`id,label,score\n${lines.join("\n")}\n`);
}

function train(path: string, out: string, files: CommandFiles): CommandResult {
  const rows = readRows(path, open(files, path), ["headline", "label"]).map(({ line, cells }): LabelledHeadline => {
    const headline = cells["headline"] ?? "";
    if (headline === "") throw new InputProblem(`${path}: line ${line}: the headline is empty.`);
    return { headline, label: readLabel(cells["label"] ?? "", path, line) };
  });
  try {
    files.write(out, printWeights(trainSentiment(rows), rows.length));
  } catch (error) {
    if (error instanceof RangeError)
      throw new InputProblem(`${path}: ${error.message}; each of -1, 0 and 1 is needed.`);
    throw asProblem(out, "cannot be written", error);
  }
  return { exitCode: 0, stdout: "", stderr: `Wrote ${out}, trained on ${rows.length} headlines.\n` };
}

function readLabel(text: string, path: string, line: number): SentimentLabel {
  const label = text === "" ? Number.NaN : Number(text);
  if (label === -1 || label === 0 || label === 1) return label;
  throw new InputProblem(`${path}: line ${line}: label is "${text}"; it must be -1, 0 or 1.`);
}

function loadWeights(path: string, files: CommandFiles): SoftmaxModel {
  try {
    return parseWeights(open(files, path));
  } catch (error) {
    if (error instanceof InputProblem) throw error;
    const problem = error instanceof z.ZodError ? (error.issues[0]?.message ?? "") : "it is no JSON";
    throw new InputProblem(`${path}: is no weights file of sentiment:train: ${problem}.`);
  }
}

function open(files: CommandFiles, path: string): string {
  try {
    return files.read(path);
  } catch (error) {
    throw asProblem(path, "cannot be read", error);
  }
}

function asProblem(path: string, what: string, error: unknown): InputProblem {
  return new InputProblem(`${path}: ${what}: ${error instanceof Error ? error.message : String(error)}.`);
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const answer = (stdout: string): CommandResult => ({ exitCode: 0, stdout, stderr: "" });
const refuse = (stderr: string): CommandResult => ({ exitCode: 2, stdout: "", stderr });
