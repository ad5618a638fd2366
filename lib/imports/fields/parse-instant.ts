import type { EpochMs } from "@/lib/domain/units";

const MINUTE_MS = 60_000;

/** In which order a file writes the parts of `03/04/2021`; unknown while nothing in it tells. */
export type DateOrder = "day_first" | "month_first" | "unknown";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const TIME = String.raw`(?:[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp][Mm])?)?`;
const ZONE = String.raw`\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}${ZONE}$`, "i");
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})${TIME}${ZONE}$`, "i");
const NAMED_DAY_FIRST = new RegExp(String.raw`^(\d{1,2})[ -]([A-Za-z]{3,9})\.?[ -](\d{4})${TIME}${ZONE}$`, "i");
const NAMED_MONTH_FIRST = new RegExp(String.raw`^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})${TIME}${ZONE}$`, "i");
const EPOCH = /^(\d{10})(?:\.\d+)?$|^(\d{13})(?:\d{3})?$/;

/**
 * parseInstant reads a moment as exports write it: ISO 8601, epoch seconds, milliseconds or microseconds, `31/12/2021`,
 * `31.12.2021`, `Dec 31, 2021`. A time without a zone is UTC. Null when it is none; `ambiguous` for `03/04/2021` while the
 * order is unknown: a guess would move trades by months.
 */
export function parseInstant(text: string, order: DateOrder): EpochMs | "ambiguous" | null {
  const trimmed = text.trim();
  const epoch = EPOCH.exec(trimmed);
  if (epoch !== null) return epoch[1] === undefined ? Number(epoch[2]) : Math.round(Number(trimmed) * 1000);
  const iso = YEAR_FIRST.exec(trimmed);
  if (iso !== null) return toEpoch(iso[1], iso[2], iso[3], iso.slice(4));
  const named = NAMED_DAY_FIRST.exec(trimmed);
  if (named !== null) return toEpoch(named[3], monthOf(named[2]), named[1], named.slice(4));
  const american = NAMED_MONTH_FIRST.exec(trimmed);
  if (american !== null) return toEpoch(american[3], monthOf(american[1]), american[2], american.slice(4));
  const numeric = YEAR_LAST.exec(trimmed);
  if (numeric === null) return null;
  const [, first = "", separator, second = "", year = "", ...time] = numeric;
  const full = year.length === 2 ? `20${year}` : year;
  const known = separator === "." ? "day_first" : orderOf(first, second, order);
  if (known === "unknown") return first === second ? toEpoch(full, first, second, time) : "ambiguous";
  return known === "day_first" ? toEpoch(full, second, first, time) : toEpoch(full, first, second, time);
}

/** detectDateOrder looks for a day above twelve among a file's dates; two that contradict each other prove nothing. */
export function detectDateOrder(samples: readonly string[]): DateOrder {
  const found = new Set<DateOrder>();
  for (const sample of samples) {
    const match = YEAR_LAST.exec(sample.trim());
    if (match === null || match[2] === ".") continue;
    found.add(orderOf(match[1] ?? "", match[3] ?? "", "unknown"));
  }
  if (found.has("day_first") === found.has("month_first")) return "unknown";
  return found.has("day_first") ? "day_first" : "month_first";
}

function orderOf(first: string, second: string, otherwise: DateOrder): DateOrder {
  if (Number(first) > 12) return "day_first";
  return Number(second) > 12 ? "month_first" : otherwise;
}

function monthOf(name = ""): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

/** Null for a day or time that does not exist, such as 30 February. */
function toEpoch(year = "", month = "", day = "", time: readonly (string | undefined)[]): EpochMs | null {
  const [hour = "0", minute = "0", second = "0", fraction = "0", half, zone] = time;
  const hours = half === undefined ? Number(hour) : twelveHour(Number(hour), half);
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(at);
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  if (!isReal || hours === null || hours > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const milliseconds = Math.floor(Number(`0.${fraction}`) * 1000);
  return at + ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000 + milliseconds - zoneMs(zone);
}

function twelveHour(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
}

function zoneMs(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? "");
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === "-" ? -minutes : minutes) * MINUTE_MS;
}
