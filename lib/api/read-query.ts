import { AppError } from "@/lib/domain/errors";

/**
 * readQuery turns search parameters into a plain object of strings. A parameter given twice is refused rather than
 * resolved: two readers could resolve it differently. Throws AppError `invalid_input`.
 */
export function readQuery(url: string): Readonly<Record<string, string>> {
  const { searchParams } = new URL(url);
  const query = new Map<string, string>();
  for (const [key, value] of searchParams) {
    const field = key.slice(0, 60);
    if (query.has(key)) throw wrong(field, "is given more than once");
    if (`${key}${value}`.includes("\0")) throw wrong(field.replaceAll("\0", ""), "must not contain NUL characters");
    query.set(key, value);
  }
  return Object.fromEntries(query);
}

function wrong(field: string, message: string): AppError {
  return new AppError("invalid_input", `${field} ${message}`, { fields: [{ field, message }] });
}
