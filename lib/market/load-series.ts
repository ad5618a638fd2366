import type { Candle, CandleInterval } from "@/lib/domain/candle";
import type { EpochMs } from "@/lib/domain/units";
import { batchPool } from "@/lib/platform/batch-db";

interface CandleRecord {
  open_at: Date;
  open: number;
  high: number;
  low: number;
  close: number;
  volume_base: number;
  volume_quote: number;
}

/**
 * loadSeries reads the bars of one market that opened in [from, to], oldest first, each in its highest revision. Gaps are
 * left as they are.
 */
export async function loadSeries(
  instrumentId: string,
  interval: CandleInterval,
  { from, to }: { from: EpochMs; to: EpochMs },
): Promise<Candle[]> {
  const { rows } = await batchPool().query<CandleRecord>(
    `select distinct on (open_at) open_at, open, high, low, close, volume_base, volume_quote from candle
     where instrument_id = $1 and interval = $2 and open_at between $3 and $4
     order by open_at, revision desc`,
    [instrumentId, interval, new Date(from), new Date(to)],
  );
  return rows.map((row) => ({
    openAt: row.open_at.getTime(),
    open: row.open,
    high: row.high,
    low: row.low,
    close: row.close,
    volumeBase: row.volume_base,
    volumeQuote: row.volume_quote,
  }));
}
