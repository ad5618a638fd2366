import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import { assess } from "@/lib/risk/assess";
import { sizeTrade } from "@/lib/risk/size-trade";
import { buildInput } from "./build-input";
import { inputSchema } from "./input-schema";

export interface CommandResult {
  exitCode: 0 | 2;
  stdout: string;
  stderr: string;
}

const USAGE = `Usage: npm run -s assess -- <input.json | ->   one assessment as JSON
       npm run -s assess -- --schema            the JSON Schema of the input
`;

/** runAssess is the command without its process: arguments and a reader in, text and exit code out. */
export function runAssess(args: readonly string[], read: (path: string) => string): CommandResult {
  const [path] = args;
  if (args.length !== 1 || path === undefined) return refuse(USAGE);
  if (path === "--help") return answer(USAGE);
  if (path === "--schema") return answer(print(z.toJSONSchema(inputSchema, { io: "input" })));
  return assessFile(path, read);
}

function assessFile(path: string, read: (path: string) => string): CommandResult {
  let json: unknown;
  try {
    json = JSON.parse(read(path));
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return refuse(`${path}: cannot be read as JSON: ${problem}. Give a file made after "--schema".\n`);
  }
  const parsed = inputSchema.safeParse(json);
  if (!parsed.success) return refuse(describeIssues(path, json, parsed.error.issues));
  try {
    const input = buildInput(parsed.data);
    const trade = parsed.data.question === undefined ? {} : { trade: sizeTrade(input, parsed.data.question) };
    return answer(print({ ...assess(input), ...trade }));
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid_input") return refuse(`${path}: ${error.message}\n`);
    throw error;
  }
}

function describeIssues(path: string, json: unknown, issues: readonly z.core.$ZodIssue[]): string {
  const lines = issues
    .flatMap((issue) => flatten(issue))
    .map(({ at, message }) => {
      const value = valueAt(json, at);
      const field = at.length === 0 ? "the input" : at.join(".");
      return `${path}: ${field}: ${message}, got ${value === undefined ? "nothing" : shorten(JSON.stringify(value))}`;
    });
  return `${lines.slice(0, 20).join("\n")}\n`;
}

/** A market is one of two forms: the issues of the form it comes closest to are the helpful ones. */
function flatten(issue: z.core.$ZodIssue): { at: PropertyKey[]; message: string }[] {
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [{ at: issue.path, message: issue.message }];
  const closest = [...issue.errors].sort((a, b) => a.length - b.length)[0] ?? [];
  return closest.flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] }));
}

function valueAt(json: unknown, at: readonly PropertyKey[]): unknown {
  return at.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    json,
  );
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

const print = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const answer = (stdout: string): CommandResult => ({ exitCode: 0, stdout, stderr: "" });
const refuse = (stderr: string): CommandResult => ({ exitCode: 2, stdout: "", stderr });
