import { invalidRequest } from "./stripe-error";

/** A decoded form value: text, a list, or named parts. */
export type FormValue = string | FormValue[] | FormObject;
export interface FormObject {
  [key: string]: FormValue;
}

/** Stripe refuses deeper nesting; so do we, which also bounds the work a body can cause. */
const MAX_DEPTH = 8;

/**
 * parseFormParams decodes Stripe's form encoding: `items[0][price]=p` → `{items: [{price: "p"}]}`, `expand[]=x` →
 * `{expand: ["x"]}`. An object whose keys are exactly 0…n−1 is a list. Values stay text. Throws a StripeError on a
 * key it cannot read.
 */
export function parseFormParams(encoded: string): FormObject {
  const root: FormObject = blankObject();
  for (const [key, value] of new URLSearchParams(encoded)) {
    const path = splitKey(key);
    setPath(root, path, value, key);
  }
  return listsInObject(root);
}

/** `a[b][0]` → ["a", "b", "0"]; `a[]` → ["a", ""]. */
function splitKey(key: string): string[] {
  const head = /^[^[\]]+/.exec(key)?.[0];
  const rest = head === undefined ? "" : key.slice(head.length);
  if (head === undefined || !/^(\[[^[\]]*\])*$/.test(rest)) throw invalidRequest(`Invalid parameter name: ${key}`);
  const path = [head, ...[...rest.matchAll(/\[([^[\]]*)\]/g)].map((match) => match[1] ?? "")];
  if (path.length > MAX_DEPTH) throw invalidRequest(`Parameter nested too deeply: ${key}`);
  return path;
}

function setPath(root: FormObject, path: readonly string[], value: string, key: string): void {
  let node = root;
  path.forEach((part, depth) => {
    const name = part === "" ? String(Object.keys(node).length) : part;
    if (depth === path.length - 1) {
      node[name] = value;
      return;
    }
    const next = (node[name] ??= blankObject());
    if (typeof next === "string" || Array.isArray(next)) throw invalidRequest(`Invalid parameter: ${key}`);
    node = next;
  });
}

function toLists(value: FormValue): FormValue {
  return typeof value === "string" || Array.isArray(value) ? value : asList(listsInObject(value));
}

function listsInObject(value: FormObject): FormObject {
  for (const [key, child] of Object.entries(value)) value[key] = toLists(child);
  return value;
}

function asList(value: FormObject): FormValue {
  const keys = Object.keys(value);
  const isList = keys.length > 0 && keys.every((key, index) => key === String(index));
  return isList ? Object.values(value) : value;
}

/** No prototype: a parameter named `__proto__` or `constructor` is only data. */
function blankObject(): FormObject {
  return Object.create(null) as FormObject;
}
