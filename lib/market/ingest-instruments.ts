import type { Instrument } from "@/lib/domain/instrument";
import { openMarket } from "@/lib/exchange/open-exchange";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { sharedInstruments } from "@/lib/exchange/shared-instruments";
import { batchPool } from "@/lib/platform/batch-db";
import type { Clock } from "@/lib/platform/clock";

/**
 * ingestInstruments brings a venue's markets and trading rules up to date. A market the venue no longer lists becomes
 * inactive and stays: history speaks of it. What each traded in the last day is noted where the venue tells. Returns how
 * many are listed. Throws SafeExchangeError.
 */
export async function ingestInstruments(
  venue: string,
  deps: { clock: Clock; signal?: AbortSignal | undefined },
): Promise<number> {
  const instruments = await sharedInstruments(venue, { ...deps, maxAgeMs: 0 });
  const column = <T>(pick: (each: (typeof instruments)[number]) => T): T[] => instruments.map(pick);
  await batchPool().query(
    `insert into instrument (id, venue, symbol, base, quote, settle, kind, price_tick, lot_step, min_quantity,
       min_notional, contract_size, taker_fee_fraction, is_active, updated_at)
     select id, $1, symbol, base, quote, settle, kind, price_tick, lot_step, min_quantity, min_notional, contract_size,
       taker_fee_fraction, is_active, $15
     from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::numeric[], $9::numeric[],
       $10::numeric[], $11::numeric[], $12::numeric[], $13::float8[], $14::boolean[])
       as row (id, symbol, base, quote, settle, kind, price_tick, lot_step, min_quantity, min_notional, contract_size,
         taker_fee_fraction, is_active)
     on conflict (id) do update set price_tick = excluded.price_tick, lot_step = excluded.lot_step,
       min_quantity = excluded.min_quantity, min_notional = excluded.min_notional,
       contract_size = excluded.contract_size, taker_fee_fraction = excluded.taker_fee_fraction,
       is_active = excluded.is_active, updated_at = excluded.updated_at`,
    [
      venue,
      column(({ id }) => id),
      column(({ symbol }) => symbol),
      column(({ base }) => base),
      column(({ quote }) => quote),
      column(({ settle }) => settle),
      column(({ kind }) => kind),
      column(({ priceTick }) => priceTick),
      column(({ lotStep }) => lotStep),
      column(({ minQuantity }) => minQuantity),
      column(({ minNotional }) => minNotional),
      column(({ contractSize }) => contractSize),
      column(({ takerFeeFraction }) => takerFeeFraction),
      column(({ isActive }) => isActive),
      deps.clock.now(),
    ],
  );
  await batchPool().query("update instrument set is_active = false where venue = $1 and is_active and id <> all($2)", [
    venue,
    column(({ id }) => id),
  ]);
  await saveDayVolumes(venue, instruments, deps);
  return instruments.length;
}

/** Turnover decides between venues only: a failure leaves the last known figures. */
async function saveDayVolumes(
  venue: string,
  instruments: readonly Instrument[],
  deps: { clock: Clock; signal?: AbortSignal | undefined },
): Promise<void> {
  try {
    const volumes = (await openMarket(venue, deps).fetchDayVolumes?.(instruments)) ?? [];
    await batchPool().query(
      `update instrument set day_volume_quote = row.volume
       from unnest($1::text[], $2::float8[]) as row (id, volume) where instrument.id = row.id`,
      [volumes.map(({ instrumentId }) => instrumentId), volumes.map(({ volumeQuote }) => volumeQuote)],
    );
  } catch (error) {
    if (!(error instanceof SafeExchangeError)) throw error;
  }
}
