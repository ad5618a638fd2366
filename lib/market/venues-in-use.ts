import { batchPool } from "@/lib/platform/batch-db";

/** Prices and candles come from here wherever it lists an asset: the deepest markets, and one venue for comparisons. */
export const DEFAULT_VENUE = "binance";

/** loadVenuesInUse keeps, of the venues whose markets we can read, the default one and those somebody has linked. */
export async function loadVenuesInUse(readable: readonly string[]): Promise<string[]> {
  const { rows } = await batchPool().query<{ venue: string }>(
    "select distinct venue from connection where status <> 'disconnected'",
  );
  const linked = new Set(rows.map(({ venue }) => venue));
  return readable.filter((venue) => venue === DEFAULT_VENUE || linked.has(venue));
}
