/** Words of the venues for orders that rest no more, in lower case. */
const ENDED: ReadonlySet<string> = new Set([
  "filled",
  "closed",
  "finished",
  "triggered",
  "effective",
  "canceled",
  "cancelled",
  "mmp_canceled",
  "partiallyfilledcanceled",
  "deactivated",
  "rejected",
  "order_failed",
  "expired",
  "expired_in_match",
]);

/**
 * hasEnded tells whether an order of a list rests no more: histories have the same rows as lists of open orders. A word we
 * do not know, or none, is of an order that may still rest: a stop must not be lost over it.
 */
export function hasEnded(status: string | null | undefined): boolean {
  return status != null && ENDED.has(status.toLowerCase());
}
