import { fromNumber } from "@/lib/domain/decimal";
import type { DollarRate, DollarReading } from "@/lib/domain/dollar-rate";
import { openMarket } from "@/lib/exchange/open-exchange";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { sharedInstruments } from "@/lib/exchange/shared-instruments";
import { batchPool } from "@/lib/platform/batch-db";
import type { Clock } from "@/lib/platform/clock";
import { SourceError } from "@/lib/sources/source-error";
import { DOLLAR_COINS, type PricingWay, type WayStep } from "./dollar-coins";
import { agreedPrice, offPegSince, READINGS_MIN } from "./judge-peg";
import { loadDollarRate } from "./load-dollar-rates";
import { midPrice } from "./mid-price";

interface Deps {
  clock: Clock;
  signal?: AbortSignal | undefined;
}

export interface MeasuredDollar {
  rate: DollarRate;
  /** Share of the exchanges asked that gave a price. */
  coverage: number;
  /** The coin left its peg, or regained it, with this measurement. */
  hasTurned: boolean;
}

/**
 * measureDollarRate asks exchanges with markets against real currencies what a dollar coin costs, and keeps what most of
 * them say as the coin's price at this instant. An exchange that fails is left out; with fewer than two left nothing is
 * kept and SourceError is thrown: the last price stands, with its age. Worker only.
 */
export async function measureDollarRate(asset: string, deps: Deps): Promise<MeasuredDollar> {
  const ways = DOLLAR_COINS[asset] ?? [];
  const readings = (await Promise.all(ways.map((way) => readWay(way, deps)))).filter((reading) => reading !== null);
  const price = agreedPrice(readings);
  if (price === null) {
    throw new SourceError("unavailable", `dollar price of ${asset}`, `${readings.length} of ${READINGS_MIN} exchanges`);
  }
  const eventAt = deps.clock.now().getTime();
  const before = await loadDollarRate(asset, deps.clock.now());
  const since = offPegSince(price, eventAt, before?.offPegSince ?? null);
  const rate: DollarRate = { asset, priceUsd: fromNumber(price), eventAt, offPegSince: since, readings };
  await save(rate);
  const hasTurned = (before?.offPegSince ?? null) !== since;
  return { rate, coverage: readings.length / ways.length, hasTurned };
}

async function readWay({ venue, steps }: PricingWay, deps: Deps): Promise<DollarReading | null> {
  let priceUsd = 1;
  for (const step of steps) {
    const price = await readMarket(step, deps);
    if (price === null) return null;
    priceUsd = step.isDivisor ? priceUsd / price : priceUsd * price;
  }
  return { venue, market: steps.map(({ symbol }) => symbol).join(", "), priceUsd };
}

/** A market that is not listed, not open or not answering has no price; the others may. */
async function readMarket({ venue, symbol }: WayStep, deps: Deps): Promise<number | null> {
  try {
    const listed = await sharedInstruments(venue, deps);
    const instrument = listed.find((each) => each.kind === "spot" && each.symbol === symbol && each.isActive);
    return instrument === undefined ? null : midPrice(await openMarket(venue, deps).fetchOrderBook(instrument));
  } catch (error) {
    if (error instanceof SafeExchangeError) return null;
    throw error;
  }
}

async function save({ asset, eventAt, priceUsd, offPegSince: since, readings }: DollarRate): Promise<void> {
  await batchPool().query(
    `insert into dollar_rate (asset, event_at, price_usd, off_peg_since, readings) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [asset, new Date(eventAt), priceUsd, since === null ? null : new Date(since), JSON.stringify(readings)],
  );
}
