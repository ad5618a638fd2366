import type { OrderBook } from "@/lib/domain/candle";
import type { Instrument } from "@/lib/domain/instrument";
import { openMarket } from "@/lib/exchange/open-exchange";
import { batchPool } from "@/lib/platform/batch-db";
import type { Clock } from "@/lib/platform/clock";

/** Further from the middle nothing is read. */
const KEPT_FRACTION = 0.02;

/** ingestOrderBook keeps one market's depth within ±2 % of the middle. Throws SafeExchangeError. */
export async function ingestOrderBook(
  instrument: Instrument,
  deps: { clock: Clock; signal?: AbortSignal | undefined },
): Promise<OrderBook> {
  const book = withinReach(await openMarket(instrument.venue, deps).fetchOrderBook(instrument));
  await batchPool().query(
    `insert into order_book_current (instrument_id, event_at, book) values ($1, $2, $3)
     on conflict (instrument_id) do update set event_at = excluded.event_at, book = excluded.book
     where order_book_current.event_at <= excluded.event_at`,
    [instrument.id, new Date(book.asOf), JSON.stringify(book)],
  );
  return book;
}

function withinReach({ asOf, bids, asks }: OrderBook): OrderBook {
  const bid = bids[0]?.[0];
  const ask = asks[0]?.[0];
  if (bid === undefined || ask === undefined) return { asOf, bids, asks };
  const middle = (bid + ask) / 2;
  const isNear = ([price]: readonly [number, number]): boolean => Math.abs(price / middle - 1) <= KEPT_FRACTION;
  return { asOf, bids: bids.filter(isNear), asks: asks.filter(isNear) };
}
