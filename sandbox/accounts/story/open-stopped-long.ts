import type { HistoryPen } from "../history-pen";
import type { Decimal } from "../money";

/** When a long was opened at the earliest, how far the price never fell after it, and where its stop is. */
interface StoppedLong {
  readonly daysAgo: number;
  readonly fallMax: number;
  /** Of the lowest price since the anchor. */
  readonly stop: number;
}

const USUAL: StoppedLong = { daysAgo: 20, fallMax: 0.09, stop: 0.9 };

/** openStoppedLong opens a long perpetual with a stop that still rests. */
export function openStoppedLong(pen: HistoryPen, base: string, quantity: Decimal, plan: StoppedLong = USUAL): void {
  const openedAt = pen.entryNotStopped(base, plan.daysAgo, plan.fallMax);
  pen.perpetual(base, "BUY", quantity, openedAt);
  pen.order({
    venue: "futures",
    symbol: `${base}USDT`,
    side: "SELL",
    type: "STOP_MARKET",
    quantity,
    stopPrice: pen.onTickGrid(base, pen.lowSinceAnchor(base).times(plan.stop)),
    placedAt: openedAt + 60_000,
  });
}
