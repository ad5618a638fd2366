import type { EpochMs } from "@/lib/domain/units";
import { splitDuration } from "../../duration";
import { THIN_SPACE } from "../../number";
import { utcParts } from "../../utc-parts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const UNIT = { second: "s", minute: "min", hour: "h", day: "d" } as const;

function length(lengthMs: number): string {
  const { value, unit } = splitDuration(lengthMs);
  return `${value}${THIN_SPACE}${UNIT[unit]}`;
}

function day(at: EpochMs): string {
  const { day: number, month } = utcParts(at);
  return `${number}\u00a0${MONTHS[month] ?? ""}`;
}

/** Instants and lengths of time, always UTC. */
export const time = {
  length,
  /** An age; under 20 s nobody needs the number. */
  ago: (ageMs: number) => (ageMs < 20_000 ? "just now" : `${length(ageMs)} ago`),
  /** A wait. */
  until: (waitMs: number) => (waitMs <= 0 ? "now" : `in ${length(waitMs)}`),
  clock: (at: EpochMs) => `${utcParts(at).time} UTC`,
  day,
  dayYear: (at: EpochMs) => `${day(at)} ${utcParts(at).year}`,
  dayClock: (at: EpochMs) => `${day(at)}, ${utcParts(at).time} UTC`,
  weekdayClock: (at: EpochMs) => `${WEEKDAYS[utcParts(at).weekday] ?? ""} ${utcParts(at).time} UTC`,
  full: (at: EpochMs) => `${day(at)} ${utcParts(at).year}, ${utcParts(at).time} UTC`,
};
