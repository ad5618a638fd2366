import type { BarSource } from "./bar-source";
import { createBoundedCache } from "./bounded-cache";
import type { Bar } from "./market";
import { refineBar } from "./refine-bar";

/** Bars of the three base intervals by their index since 1970; undefined where nothing traded. */
export interface BarTree {
  day(symbol: string, dayIndex: number): Bar | undefined;
  hour(symbol: string, hourIndex: number): Bar | undefined;
  minute(symbol: string, minuteIndex: number): Bar | undefined;
}

const CACHED_DAYS = 8_000;
const CACHED_HOURS = 3_000;

/**
 * createBarTree makes hours and minutes out of a source's days (and hours, where it has them), on demand and
 * remembered for a while. A minute costs one refinement of its hour, whatever its date.
 */
export function createBarTree(source: BarSource): BarTree {
  const grids = new Map(source.instruments.map((i) => [i.symbol, i]));
  const hoursOfDay = createBoundedCache<readonly (Bar | undefined)[]>(CACHED_DAYS);
  const minutesOfHour = createBoundedCache<readonly (Bar | undefined)[]>(CACHED_HOURS);

  function refine(symbol: string, parent: Bar, level: "hour" | "minute", first: number): Bar[] {
    const grid = grids.get(symbol);
    if (!grid) return [];
    return refineBar(parent, {
      count: level === "hour" ? 24 : 60,
      noise: (i, lane) => source.noise(symbol, level, first + i, lane),
      tickSize: grid.tickSize,
      quantityDecimals: grid.quantityDecimals,
    });
  }
  function hours(symbol: string, dayIndex: number): readonly (Bar | undefined)[] {
    return hoursOfDay.getOrMake(`${symbol}:${dayIndex}`, () => {
      const recorded = source.hours(symbol, dayIndex);
      if (recorded) return recorded;
      const day = source.day(symbol, dayIndex);
      return day ? refine(symbol, day, "hour", dayIndex * 24) : [];
    });
  }
  function hour(symbol: string, hourIndex: number): Bar | undefined {
    const dayIndex = Math.floor(hourIndex / 24);
    return hours(symbol, dayIndex)[hourIndex - dayIndex * 24];
  }
  return {
    day: (symbol, dayIndex) => source.day(symbol, dayIndex),
    hour,
    minute(symbol, minuteIndex) {
      const hourIndex = Math.floor(minuteIndex / 60);
      const minutes = minutesOfHour.getOrMake(`${symbol}:${hourIndex}`, () => {
        const parent = hour(symbol, hourIndex);
        return parent ? refine(symbol, parent, "minute", hourIndex * 60) : [];
      });
      return minutes[minuteIndex - hourIndex * 60];
    },
  };
}
