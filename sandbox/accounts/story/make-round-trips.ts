import { DAY_MS } from "../../market/interval";
import type { HistoryPen } from "../history-pen";

/** makeRoundTrips buys and sells a coin again within three days, `count` times, every so many days from the first on. */
export function makeRoundTrips(
  pen: HistoryPen,
  base: string,
  { count, firstDaysAgo, everyDays }: { count: number; firstDaysAgo: number; everyDays: number },
): void {
  for (let i = 0; i < count; i++) {
    const openedAt = pen.ago(firstDaysAgo - i * everyDays, 6 + (i % 12), i);
    const quantity = pen.quantity(base, 500 + 400 * pen.draw(i));
    pen.trade(base, "BUY", quantity, openedAt);
    pen.trade(base, "SELL", quantity, openedAt + (1 + Math.floor(3 * pen.draw(i + 50))) * DAY_MS);
  }
}
