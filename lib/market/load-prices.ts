import type { EpochMs } from "@/lib/domain/units";
import { systemDb } from "@/lib/platform/db";
import type { PriceTable } from "./asset-price";
import { loadOffPegRates } from "./dollar-rate/load-dollar-rates";
import { restateInDollars, type QuotedPrice } from "./dollar-rate/restate-in-dollars";
import { DEFAULT_VENUE } from "./venues-in-use";

/** Preferred quotes when several markets price one asset: the dollar, then its deepest stand-ins. */
const QUOTES = ["USD", "USDT", "USDC", "FDUSD"];
/** A price this much older than another market's of the same coin is of a market that stands still. */
const STALE_MS = 5 * 60_000;

/**
 * loadPrices reads the latest price of every asset that any spot market of ours prices, in dollars. Exchanges quote in
 * USDT: it counts as one dollar, stamped `asOf`, unless it was found off its peg (ADR 10).
 */
export async function loadPrices(asOf: Date): Promise<PriceTable> {
  const [quoted, offPeg] = await Promise.all([loadQuoted(asOf.getTime()), loadOffPegRates(asOf)]);
  return restateInDollars(quoted, offPeg);
}

async function loadQuoted(asOf: EpochMs): Promise<Record<string, QuotedPrice>> {
  const [rows, instruments] = await Promise.all([
    systemDb().priceCurrent.findMany(),
    systemDb().instrumentRow.findMany({
      where: { kind: "spot" },
      select: { id: true, venue: true, base: true, quote: true },
      orderBy: { id: "desc" },
    }),
  ]);
  const priceOf = new Map(rows.map((row) => [row.instrumentId, row]));
  const table: Record<string, QuotedPrice> = {};
  // The least preferred first: a later market takes over, unless its price is stale beside the one we have.
  const isDefault = ({ venue }: { venue: string }): number => Number(venue === DEFAULT_VENUE);
  const rank = ({ quote }: { quote: string }): number => QUOTES.indexOf(quote);
  const markets = instruments.filter((each) => rank(each) >= 0);
  markets.sort((a, b) => isDefault(a) - isDefault(b) || rank(b) - rank(a));
  for (const { id, base, quote } of markets) {
    const row = priceOf.get(id);
    if (row === undefined) continue;
    const eventAt = row.eventAt.getTime();
    if (eventAt < (table[base]?.eventAt ?? 0) - STALE_MS) continue;
    table[base] = { priceUsd: row.priceUsd.toFixed(), eventAt, isInDollars: quote === "USD" };
  }
  return {
    ...table,
    USD: { priceUsd: "1", eventAt: asOf, isInDollars: true },
    USDT: { priceUsd: "1", eventAt: asOf, isInDollars: false },
  };
}
