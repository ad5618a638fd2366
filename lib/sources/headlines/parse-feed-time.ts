import type { EpochMs } from "@/lib/domain/units";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Hours east of Greenwich of the zones that feeds name: those of RFC 822 §5.1 and the ones European outlets write. */
const ZONE_HOURS: Readonly<Record<string, number>> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  BST: 1,
  CET: 1,
  CEST: 2,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
};
const ZONE = String.raw`(?<zone>[A-Za-z]{1,4}|[+-]\d{2}:?\d{2})?`;
const CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d+)?)?`;
/** `Sun, 22 Nov 2026 11:00:00 -0500`, the weekday left alone. */
const RFC_822 = new RegExp(
  String.raw`^(?:[A-Za-z]{3,9},?\s+)?(?<day>\d{1,2})\s+(?<month>[A-Za-z]{3,9})\.?\s+(?<year>\d{4})\s+${CLOCK}\s*${ZONE}$`,
);
/** `2026-11-22T11:00:00.000Z`; a space for the T and a day alone are seen too. */
const ISO_8601 = new RegExp(String.raw`^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T\s]${CLOCK}\s*${ZONE})?$`);

/**
 * parseFeedTime reads the time of an RSS (RFC 822) or Atom (RFC 3339) item. One without a zone is taken as UTC, never as
 * the time of this machine. Null for anything else: a zone nobody knows, a day that does not exist.
 */
export function parseFeedTime(text: string): EpochMs | null {
  const parts = (RFC_822.exec(text.trim()) ?? ISO_8601.exec(text.trim()))?.groups;
  if (parts === undefined) return null;
  const { year, month = "", day, hour = 0, minute = 0, second = 0, zone = "UTC" } = parts;
  const monthIndex = /^\d/.test(month) ? Number(month) - 1 : MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  const offsetMinutes = zoneMinutes(zone);
  if (offsetMinutes === null || monthIndex < 0 || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60)
    return null;
  const date = new Date(Date.UTC(Number(year), monthIndex, Number(day)));
  if (date.getUTCMonth() !== monthIndex || date.getUTCDate() !== Number(day)) return null;
  return date.getTime() + ((Number(hour) * 60 + Number(minute) - offsetMinutes) * 60 + Number(second)) * 1_000;
}

/** Minutes east of Greenwich. */
function zoneMinutes(zone: string): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  if (sign !== undefined) return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const named = ZONE_HOURS[zone.toUpperCase()];
  return named === undefined ? null : named * 60;
}
