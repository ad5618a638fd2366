import type { HistoryPen } from "../history-pen";
import type { Decimal } from "../money";

/** Stop and limit of a resting sale, of the lowest price since the anchor: it has not been reached. */
const STOP = 0.9;
const LIMIT = 0.895;
/** What fees have left of a holding. */
const LEFT = 0.99;

/** placeSpotStop protects a holding with a stop that still rests in the book. */
export function placeSpotStop(pen: HistoryPen, base: string, held: Decimal, placedAt: number): void {
  const low = pen.lowSinceAnchor(base);
  pen.order({
    venue: "spot",
    symbol: `${base}USDT`,
    side: "SELL",
    type: "STOP_LOSS_LIMIT",
    quantity: pen.onLotGrid(base, held.times(LEFT)),
    price: pen.onTickGrid(base, low.times(LIMIT)),
    stopPrice: pen.onTickGrid(base, low.times(STOP)),
    placedAt,
  });
}
