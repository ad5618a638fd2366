import { DAY_MS, type EpochMs } from "@/lib/domain/units";

/** A key's end is announced so many days ahead. */
export const KEY_WARNING_DAYS = [14, 3, 1] as const;

/** KeyEnding is how near a key is to its end: full days left, and the nearest announcement already due. */
export interface KeyEnding {
  /** Full days left; below zero once it has ended. */
  daysLeft: number;
  /** The warning that is due: the smallest of KEY_WARNING_DAYS not below what is left. */
  warningDays: (typeof KEY_WARNING_DAYS)[number];
}

/** keyEnding tells how near a key is to its end, or null while nothing has to be said. */
export function keyEnding(expiresAt: EpochMs | null, now: EpochMs): KeyEnding | null {
  if (expiresAt === null) return null;
  const leftMs = expiresAt - now;
  const due = KEY_WARNING_DAYS.filter((days) => leftMs <= days * DAY_MS).at(-1);
  return due === undefined ? null : { daysLeft: Math.floor(leftMs / DAY_MS), warningDays: due };
}
