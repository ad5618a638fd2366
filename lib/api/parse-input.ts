import type { z } from "zod";
import { AppError, type FieldIssue } from "@/lib/domain/errors";

const ISSUES_MAX = 20;

/**
 * parseInput checks a value against a schema. Throws AppError `invalid_input` with one issue per wrong field; `root` is
 * the name of the whole ("body", "query").
 */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown, root: string): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues.flatMap((issue) => toFieldIssues(issue, root)).slice(0, ISSUES_MAX);
  const summary = fields.map(({ field, message }) => `${field}: ${message}`).join("; ");
  throw new AppError("invalid_input", summary.slice(0, 1000), { fields });
}

function toFieldIssues(issue: z.core.$ZodIssue, root: string): readonly FieldIssue[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      field: [...path, key.slice(0, 60)].join("."),
      message: "is not a field of this request",
    }));
  return [{ field: path.length === 0 ? root : path.join("."), message: issue.message }];
}
