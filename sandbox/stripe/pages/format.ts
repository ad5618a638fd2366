/** formatCents writes integer cents as `$29.00`, with a true minus sign. */
export function formatCents(cents: number): string {
  return `${cents < 0 ? "−" : ""}$${(Math.abs(cents) / 100).toFixed(2)}`;
}

/** formatDay writes epoch seconds as `22 Nov 2026` (UTC). */
export function formatDay(seconds: number): string {
  return new Date(seconds * 1_000).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
}
