/** Json is an object of an answer. */
export type Json = Readonly<Record<string, unknown>>;

/** at reads a path of own members; undefined where there is none. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string | number, unknown>)[step];
  }
  return here;
}

/** isObject tells an object from lists and plain values. */
export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** isListOf is true for a list with something in it and nothing but `allowed`. */
export const isListOf = (value: unknown, allowed: readonly string[]): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((each) => allowed.includes(each as string));

/** words splits a text; of anything else there are none. */
export const words = (value: unknown, separator: string): string[] =>
  typeof value === "string" ? value.split(separator).map((word) => word.trim()) : [];
