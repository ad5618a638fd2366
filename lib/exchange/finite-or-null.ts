/** finiteOrNull reads a number that a venue may write as text of any kind: what is no finite number is not known. */
export function finiteOrNull(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
