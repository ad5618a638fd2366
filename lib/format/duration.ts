export interface Duration {
  value: number;
  unit: "second" | "minute" | "hour" | "day";
}

const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** splitDuration gives a length of time in its largest whole unit (days from 48 h): 5 400 000 ms → 1 hour. */
export function splitDuration(lengthMs: number): Duration {
  const length = Math.max(0, lengthMs);
  for (const [unit, unitMs] of UNITS) {
    if (length >= unitMs * (unit === "day" ? 2 : 1)) return { value: Math.floor(length / unitMs), unit };
  }
  return { value: Math.floor(length / 1000), unit: "second" };
}
