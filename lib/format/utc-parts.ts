import type { EpochMs } from "@/lib/domain/units";

export interface UtcParts {
  year: number;
  /** 0–11 */
  month: number;
  day: number;
  /** 0 = Sunday */
  weekday: number;
  /** `08:05` */
  time: string;
  /** `2026-11-22` */
  isoDate: string;
}

/** utcParts reads an instant in UTC, so server and browser print the same words wherever they stand. */
export function utcParts(at: EpochMs): UtcParts {
  const iso = new Date(at).toISOString();
  const date = new Date(at);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    time: iso.slice(11, 16),
    isoDate: iso.slice(0, 10),
  };
}
