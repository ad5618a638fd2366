import type { BillingInterval } from "../wire";

/**
 * addIntervals moves `fromSeconds` by whole months or years, keeping time of day and clamping to the month's last day
 * (31 January + 1 month = 28 February), as Stripe's billing anchor does.
 */
export function addIntervals(fromSeconds: number, interval: BillingInterval, count: number): number {
  const from = new Date(fromSeconds * 1_000);
  const months = interval === "year" ? count * 12 : count;
  const year = from.getUTCFullYear();
  const month = from.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(from.getUTCDate(), lastDay);
  const moved = Date.UTC(year, month, day, from.getUTCHours(), from.getUTCMinutes(), from.getUTCSeconds());
  return Math.floor(moved / 1_000);
}

/**
 * periodEndAfter returns the end of the billing period that starts at `startSeconds`: the anchor plus a whole number
 * of intervals, so that a clamped February does not shorten March.
 */
export function periodEndAfter(anchorSeconds: number, interval: BillingInterval, startSeconds: number): number {
  const anchor = new Date(anchorSeconds * 1_000);
  const start = new Date(startSeconds * 1_000);
  const months = (start.getUTCFullYear() - anchor.getUTCFullYear()) * 12 + start.getUTCMonth() - anchor.getUTCMonth();
  const elapsed = interval === "year" ? Math.floor(months / 12) : months;
  let end = addIntervals(anchorSeconds, interval, elapsed);
  for (let count = elapsed; end <= startSeconds; count++) end = addIntervals(anchorSeconds, interval, count + 1);
  return end;
}
