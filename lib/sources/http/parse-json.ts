import type { z } from "zod";
import { SourceError } from "../source-error";

/** parseJson reads an answer of a known shape. Throws SourceError `bad_response` that names the field, not the value. */
export function parseJson<T>(text: string, schema: z.ZodType<T>, source: string): T {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new SourceError("bad_response", source, "no JSON");
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join(".") ?? "";
  throw new SourceError("bad_response", source, field === "" ? "another shape" : `unexpected ${field}`);
}
