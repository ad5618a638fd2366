import type { Candle, CandleInterval } from "@/lib/domain/candle";
import { batchPool } from "@/lib/platform/batch-db";

interface CandleRecord {
  instrument_id: string;
  open_at: Date;
  open: number;
  high: number;
  low: number;
  close: number;
  volume_base: number;
  volume_quote: number;
}

/** loadCandles reads the newest `limit` bars of each market, newest revision, oldest first, in one statement. */
export async function loadCandles(
  instrumentIds: readonly string[],
  interval: CandleInterval,
  limit: number,
): Promise<Map<string, Candle[]>> {
  const { rows } = await batchPool().query<CandleRecord>(
    `select c.* from unnest($1::text[]) as i(id), lateral (
       select distinct on (open_at) instrument_id, open_at, open, high, low, close, volume_base, volume_quote
       from candle where instrument_id = i.id and interval = $2 order by open_at desc, revision desc limit $3
     ) c order by c.instrument_id, c.open_at`,
    [instrumentIds, interval, limit],
  );
  const series = new Map<string, Candle[]>();
  for (const row of rows) {
    const candles = series.get(row.instrument_id) ?? [];
    candles.push({
      openAt: row.open_at.getTime(),
      open: row.open,
      high: row.high,
      low: row.low,
      close: row.close,
      volumeBase: row.volume_base,
      volumeQuote: row.volume_quote,
    });
    series.set(row.instrument_id, candles);
  }
  return series;
}
