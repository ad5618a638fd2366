import { systemDb } from "@/lib/platform/db";
import type { AssetPrice, PriceTable } from "./asset-price";

/** Preferred quotes when several markets price one asset: the dollar, then its deepest stand-ins. */
const QUOTES = ["USD", "USDT", "USDC", "FDUSD"];

/**
 * loadPrices reads the latest price of every asset that any spot market of ours prices. `asOf` stamps the dollar and
 * USDT, which are worth 1 by definition here: venues quote in USDT, and a de-peg is watched through USDC/USDT.
 */
export async function loadPrices(asOf: Date): Promise<PriceTable> {
  const [rows, instruments] = await Promise.all([
    systemDb().priceCurrent.findMany(),
    systemDb().instrumentRow.findMany({ where: { kind: "spot" }, select: { id: true, base: true, quote: true } }),
  ]);
  const priceOf = new Map(rows.map((row) => [row.instrumentId, row]));
  const par: AssetPrice = { priceUsd: "1", eventAt: asOf.getTime() };
  const table: Record<string, AssetPrice> = {};
  for (const quote of [...QUOTES].reverse()) {
    for (const { id, base } of instruments.filter((instrument) => instrument.quote === quote)) {
      const row = priceOf.get(id);
      if (row !== undefined) table[base] = { priceUsd: row.priceUsd.toFixed(), eventAt: row.eventAt.getTime() };
    }
  }
  return { ...table, USD: par, USDT: par };
}
