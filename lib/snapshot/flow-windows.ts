import { DAY_MS, type EpochMs } from "@/lib/domain/units";

export interface Span {
  from: EpochMs;
  /** Exclusive. */
  to: EpochMs;
}

/** Deposits and withdrawals complete late: what was read in the last days is read again. */
const OVERLAP_MS = 3 * DAY_MS;

/**
 * flowWindows cuts the part of a flow history that is still to be read into spans the venue answers, oldest first.
 *
 * @param readTo how far the stream has been read; null = not at all, then `historyDays` back
 */
export function flowWindows(
  readTo: EpochMs | null,
  now: EpochMs,
  { historyDays, windowDays }: { historyDays: number; windowDays: number },
): Span[] {
  const oldest = now - historyDays * DAY_MS;
  const start = readTo === null ? oldest : Math.max(oldest, readTo - OVERLAP_MS);
  const spans: Span[] = [];
  for (let from = start; from < now; from += windowDays * DAY_MS)
    spans.push({ from, to: Math.min(now, from + windowDays * DAY_MS) });
  return spans;
}
