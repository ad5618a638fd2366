import type { OrderBook } from "@/lib/domain/candle";
import { systemDb } from "@/lib/platform/db";

/** Older than this a book says nothing about what an order costs now. */
const AGE_MS_MAX = 15 * 60_000;

/** loadOrderBook reads one market's newest order book; null when there is none or it is older than a quarter of an hour. */
export async function loadOrderBook(instrumentId: string, now: Date): Promise<OrderBook | null> {
  const row = await systemDb().orderBookCurrent.findUnique({ where: { instrumentId } });
  if (row === null || now.getTime() - row.eventAt.getTime() > AGE_MS_MAX) return null;
  return row.book as unknown as OrderBook;
}
