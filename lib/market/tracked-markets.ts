import type { Instrument } from "@/lib/domain/instrument";
import { batchPool } from "@/lib/platform/batch-db";
import { isCash } from "./asset-class";
import { chooseInstrument } from "./choose-instrument";
import { CORE_ASSETS } from "./core-assets";
import { loadInstruments } from "./load-instruments";
import { underlyingOf } from "./underlying-of";

/** TrackedMarket is one asset we judge the market of, with the spot market that stands for it. */
export interface TrackedMarket {
  asset: string;
  instrument: Instrument;
}

/**
 * loadTrackedMarkets lists every asset somebody holds, here or elsewhere, and the core list, each once: whoever holds it,
 * its candles are fetched once. Cash has no market risk and is left out; so is what no dollar market prices.
 */
export async function loadTrackedMarkets(): Promise<TrackedMarket[]> {
  const { rows } = await batchPool().query<{ asset: string }>(
    `select balance ->> 'asset' as asset from account_current, jsonb_array_elements(snapshot -> 'balances') as balance
     union select position ->> 'base' from account_current, jsonb_array_elements(snapshot -> 'positions') as position
     union select asset from manual_holding`,
  );
  const held = rows.map(({ asset }) => underlyingOf(asset));
  const assets = [...new Set([...CORE_ASSETS, ...held])].filter((asset) => !isCash(asset)).sort();
  const instruments = await loadInstruments({ bases: assets });
  const [dayVolumes, tracked] = await Promise.all([loadDayVolumes(assets), loadTrackedIds()]);
  return assets.flatMap((asset) => {
    const currentId = instruments.find(({ id, base }) => base === asset && tracked.has(id))?.id;
    const instrument = chooseInstrument(asset, instruments, { dayVolumes, currentId });
    return instrument === null ? [] : [{ asset, instrument }];
  });
}

/** Turnover of the last day in the quote; quotes that count are dollars. */
async function loadDayVolumes(assets: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await batchPool().query<{ id: string; volume: number }>(
    `select id, day_volume_quote as volume from instrument
     where base = any($1) and kind = 'spot' and day_volume_quote is not null`,
    [assets],
  );
  return new Map(rows.map(({ id, volume }) => [id, volume]));
}

/** Markets whose daily bars are fetched now. */
async function loadTrackedIds(): Promise<ReadonlySet<string>> {
  const { rows } = await batchPool().query<{ subject: string }>(
    "select subject from feed_status where feed = 'candles_1d'",
  );
  return new Set(rows.map(({ subject }) => subject));
}
