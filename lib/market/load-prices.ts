import { systemDb } from "@/lib/platform/db";
import type { AssetPrice, PriceTable } from "./asset-price";
import { DEFAULT_VENUE } from "./venues-in-use";

/** Preferred quotes when several markets price one asset: the dollar, then its deepest stand-ins. */
const QUOTES = ["USD", "USDT", "USDC", "FDUSD"];
/** A price this much older than another market's of the same coin is of a market that stands still. */
const STALE_MS = 5 * 60_000;

/**
 * loadPrices reads the latest price of every asset that any spot market of ours prices. `asOf` stamps the dollar and
 * USDT, which are worth 1 by definition here: venues quote in USDT, and a de-peg is watched through USDC/USDT.
 */
export async function loadPrices(asOf: Date): Promise<PriceTable> {
  const [rows, instruments] = await Promise.all([
    systemDb().priceCurrent.findMany(),
    systemDb().instrumentRow.findMany({
      where: { kind: "spot" },
      select: { id: true, venue: true, base: true, quote: true },
      orderBy: { id: "desc" },
    }),
  ]);
  const priceOf = new Map(rows.map((row) => [row.instrumentId, row]));
  const par: AssetPrice = { priceUsd: "1", eventAt: asOf.getTime() };
  const table: Record<string, AssetPrice> = {};
  // The least preferred first: a later market takes over, unless its price is stale beside the one we have.
  const isDefault = ({ venue }: { venue: string }): number => Number(venue === DEFAULT_VENUE);
  const rank = ({ quote }: { quote: string }): number => QUOTES.indexOf(quote);
  const markets = instruments.filter((each) => rank(each) >= 0);
  markets.sort((a, b) => isDefault(a) - isDefault(b) || rank(b) - rank(a));
  for (const { id, base } of markets) {
    const row = priceOf.get(id);
    if (row === undefined) continue;
    const eventAt = row.eventAt.getTime();
    if (eventAt < (table[base]?.eventAt ?? 0) - STALE_MS) continue;
    table[base] = { priceUsd: row.priceUsd.toFixed(), eventAt };
  }
  return { ...table, USD: par, USDT: par };
}
