import type { Instrument } from "@/lib/domain/instrument";
import { batchPool } from "@/lib/platform/batch-db";
import { loadHeldAssets } from "./held-assets";
import { loadInstruments } from "./load-instruments";

/** The quote whose market an asset's candles and depth are read from. */
const REFERENCE_QUOTE = "USDT";

/** loadHeldInstruments is one venue's spot reference market of every asset that matters now. */
export async function loadHeldInstruments(venue: string): Promise<Instrument[]> {
  const assets = await loadHeldAssets();
  const instruments = await loadInstruments({ bases: assets });
  return instruments.filter(
    (each) => each.venue === venue && each.kind === "spot" && each.quote === REFERENCE_QUOTE && each.isActive,
  );
}

/** loadOpenPerpetuals is the markets of open positions on one venue, whose mark prices matter too. */
export async function loadOpenPerpetuals(venue: string): Promise<Instrument[]> {
  const { rows } = await batchPool().query<{ symbol: string }>(
    `select distinct p->>'symbol' as symbol from account_current a, jsonb_array_elements(a.snapshot->'positions') p`,
  );
  return rows.length === 0 ? [] : loadInstruments({ ids: rows.map(({ symbol }) => `${venue}:${symbol}`) });
}
