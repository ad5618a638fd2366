const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

/** formatMailDay writes a UTC day: `22 Nov 2026`. */
export function formatMailDay(at: Date): string {
  return DAY.format(at);
}

/** formatMailInstant writes an instant with its zone: `22 Nov 2026, 14:05 UTC`. */
export function formatMailInstant(at: Date): string {
  return `${DAY.format(at)}, ${TIME.format(at)} UTC`;
}
