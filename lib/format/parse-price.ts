/**
 * parsePrice reads what a person types: `58200`, `58 200.50`, `58,200.50`, `58200,5`. Null for an empty field; NaN for
 * anything that is no positive number, so that the form can say so.
 */
export function parsePrice(text: string): number | null {
  const compact = text.replaceAll(/[\s\u202f\u00a0']/g, "");
  if (compact === "") return null;
  const commas = compact.split(",").length - 1;
  const isDecimalComma = commas === 1 && !compact.includes(".") && !/,\d{3}$/.test(compact);
  const plain = isDecimalComma ? compact.replace(",", ".") : compact.replaceAll(",", "");
  if (!/^\d+(\.\d+)?$/.test(plain)) return Number.NaN;
  const value = Number(plain);
  return value > 0 ? value : Number.NaN;
}
