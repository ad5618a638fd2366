import { z } from "zod";
import type { FormObject } from "./form-params";
import { invalidRequest } from "./stripe-error";

/** Fields common to every endpoint. */
export const expandParam = z.array(z.string()).optional();
/** `true` / `false` as the SDK writes booleans. */
export const booleanParam = z.enum(["true", "false"]).transform((text) => text === "true");
export const integerParam = z
  .string()
  .regex(/^-?\d{1,15}$/, "Invalid integer")
  .transform(Number);
/** An empty value unsets: null here. */
export const clearableParam = z.string().transform((text) => (text === "" ? null : text));
/** Metadata; an empty value removes its key. */
export const metadataParam = z.record(z.string().max(40), z.string().max(500));

/**
 * parseParams checks decoded form values against a strict schema and throws Stripe's own error for the first
 * offence: parameter_unknown, parameter_missing, or parameter_invalid with the offending path (`items[0][price]`).
 */
export function parseParams<T>(schema: z.ZodType<T>, params: FormObject): T {
  const result = schema.safeParse(params);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  if (!issue) throw invalidRequest("Invalid parameters");
  if (issue.code === "unrecognized_keys") {
    const param = bracketPath([...issue.path, issue.keys[0] ?? ""]);
    throw invalidRequest(`Received unknown parameter: ${param}`, { code: "parameter_unknown", param });
  }
  const param = bracketPath(issue.path);
  if (issue.code === "invalid_type" && valueAt(params, issue.path) === undefined) {
    throw invalidRequest(`Missing required param: ${param}.`, { code: "parameter_missing", param });
  }
  throw invalidRequest(`Invalid ${param}: ${issue.message}`, { code: "parameter_invalid", param });
}

/** mergeMetadata applies an update as Stripe does: given keys replace, an empty value removes, others stay. */
export function mergeMetadata(
  current: Readonly<Record<string, string>>,
  update: Readonly<Record<string, string>> | undefined,
): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...current, ...update }).filter(([, value]) => value !== ""));
}

function bracketPath(path: readonly PropertyKey[]): string {
  return path.map((part, index) => (index === 0 ? String(part) : `[${String(part)}]`)).join("");
}

function valueAt(params: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === "object" && value !== null ? Reflect.get(value, part) : undefined),
    params,
  );
}
