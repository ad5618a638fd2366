const BRIEF_WEEKDAY = 1;
const BRIEF_HOUR_UTC = 8;

/** nextBriefAt is the first Monday 08:00 UTC after `now`. */
export function nextBriefAt(now: Date): Date {
  const days = (BRIEF_WEEKDAY - now.getUTCDay() + 7) % 7;
  const at = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + days, BRIEF_HOUR_UTC);
  return new Date(at > now.getTime() ? at : at + 7 * 24 * 3_600_000);
}
