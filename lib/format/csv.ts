/**
 * csv writes a table for spreadsheets and programs (RFC 4180): one header line, CRLF, quotes only where needed. Numbers
 * are written plainly, without grouping or unit; null is an empty cell. A text that a spreadsheet would take for a
 * formula gets a leading apostrophe.
 */
export function csv(head: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return [head, ...rows].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
