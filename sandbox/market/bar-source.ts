import type { Bar, Instrument } from "./market";

/** Where prices come from, addressed by the venue's own time. Answers must be pure: same question, same answer. */
export interface BarSource {
  readonly mode: "simulator" | "replay";
  /** Whole days by which recorded history is moved to the venue's time; 0 where there is none. */
  readonly offsetDays: number;
  label(): string;
  /** Every pair that ever trades, including those not listed yet or no more. */
  readonly instruments: readonly Instrument[];
  /** The complete bar of a UTC day (days since 1970), also of a day not over yet; undefined where nothing traded. */
  day(symbol: string, dayIndex: number): Bar | undefined;
  /**
   * The recorded hours of a day, undefined where the exchange was down; or undefined as a whole when the source has
   * no hours for that day and they are to be refined from the day.
   */
  hours(symbol: string, dayIndex: number): readonly (Bar | undefined)[] | undefined;
  /** Standard normal draw shaping the inside of a bar; pairs that move together share part of it on lane 0. */
  noise(symbol: string, level: "hour" | "minute", index: number, lane: number): number;
  /** Funding fraction at an 8-hour boundary (8-hour periods since 1970). */
  fundingRate(symbol: string, periodIndex: number): number;
}
