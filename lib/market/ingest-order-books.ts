import type { OrderBook } from "@/lib/domain/candle";
import { openMarket } from "@/lib/exchange/open-exchange";
import { batchPool } from "@/lib/platform/batch-db";
import type { Clock } from "@/lib/platform/clock";
import { trackFeed } from "./feed-status";
import { loadHeldInstruments } from "./held-instruments";

const EVERY_MS = 30 * 60_000;
/** What lies further from the middle never enters a figure. */
const KEPT_FRACTION = 0.02;

/** ingestOrderBooks reads the depth of every held market on a venue, each half hour. One bad book does not stop the rest. */
export async function ingestOrderBooks(request: { venue: string; clock: Clock; signal: AbortSignal }): Promise<void> {
  const { venue, clock, signal } = request;
  await trackFeed(
    { feed: "order_book", subject: venue },
    () => clock.now(),
    async () => {
      const instruments = await loadHeldInstruments(venue);
      const market = openMarket(venue, { clock, signal });
      let read = 0;
      let lastError: unknown = null;
      for (const instrument of instruments) {
        if (signal.aborted) break;
        try {
          const book = await market.fetchOrderBook(instrument);
          await save(instrument.id, book);
          read++;
        } catch (error) {
          lastError = error;
        }
      }
      if (read === 0 && lastError !== null) throw lastError instanceof Error ? lastError : new Error("no order book");
      const coverage = instruments.length === 0 ? 1 : read / instruments.length;
      return { asOf: clock.now(), coverage, nextInMs: EVERY_MS };
    },
  );
}

async function save(instrumentId: string, book: OrderBook): Promise<void> {
  await batchPool().query(
    `insert into order_book_current (instrument_id, event_at, book) values ($1, $2, $3)
     on conflict (instrument_id) do update set event_at = excluded.event_at, book = excluded.book
     where order_book_current.event_at <= excluded.event_at`,
    [instrumentId, new Date(book.asOf), JSON.stringify(nearMiddle(book))],
  );
}

function nearMiddle(book: OrderBook): OrderBook {
  const bestBid = book.bids[0]?.[0] ?? 0;
  const bestAsk = book.asks[0]?.[0] ?? Infinity;
  return {
    asOf: book.asOf,
    bids: book.bids.filter(([price]) => price >= bestBid * (1 - KEPT_FRACTION)),
    asks: book.asks.filter(([price]) => price <= bestAsk * (1 + KEPT_FRACTION)),
  };
}
