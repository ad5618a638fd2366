import type { Candle, CandleInterval } from "@/lib/domain/candle";
import { batchPool } from "@/lib/platform/batch-db";
import { INTERVAL_MS } from "./validate-candles";

/**
 * saveCandles keeps bars in one statement. A bar we do not have becomes revision 0, known since its close; one that
 * differs from what we have becomes the next revision, known since now; an equal one changes nothing. Returns how many
 * rows were added.
 *
 * @param candles validated, at most one per instant
 */
export async function saveCandles(
  instrumentId: string,
  interval: CandleInterval,
  candles: readonly Candle[],
  now: Date,
): Promise<number> {
  if (candles.length === 0) return 0;
  const column = <T>(pick: (candle: Candle) => T): T[] => candles.map(pick);
  const { rowCount } = await batchPool().query(
    `insert into candle (instrument_id, interval, open_at, revision, open, high, low, close, volume_base, volume_quote,
       available_at)
     select $1, $2, fresh.open_at, coalesce(kept.revision + 1, 0), fresh.open, fresh.high, fresh.low, fresh.close,
       fresh.volume_base, fresh.volume_quote,
       case when kept.revision is null then fresh.open_at + make_interval(secs => $3) else $4 end
     from unnest($5::timestamptz[], $6::float8[], $7::float8[], $8::float8[], $9::float8[], $10::float8[], $11::float8[])
       as fresh (open_at, open, high, low, close, volume_base, volume_quote)
     left join lateral (
       select * from candle where instrument_id = $1 and interval = $2 and open_at = fresh.open_at
       order by revision desc limit 1
     ) as kept on true
     where kept.revision is null
       or (kept.open, kept.high, kept.low, kept.close, kept.volume_base, kept.volume_quote)
         is distinct from (fresh.open, fresh.high, fresh.low, fresh.close, fresh.volume_base, fresh.volume_quote)
     on conflict do nothing`,
    [
      instrumentId,
      interval,
      INTERVAL_MS[interval] / 1_000,
      now,
      column(({ openAt }) => new Date(openAt)),
      column(({ open }) => open),
      column(({ high }) => high),
      column(({ low }) => low),
      column(({ close }) => close),
      column(({ volumeBase }) => volumeBase),
      column(({ volumeQuote }) => volumeQuote),
    ],
  );
  return rowCount ?? 0;
}
