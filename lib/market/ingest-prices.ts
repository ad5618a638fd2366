import { multiplyDecimals, toNumber, type DecimalString } from "@/lib/domain/decimal";
import type { DollarRate } from "@/lib/domain/dollar-rate";
import type { Instrument } from "@/lib/domain/instrument";
import type { MarketState } from "@/lib/domain/market-state";
import { CRYPTO_DAYS_PER_YEAR, type EpochMs } from "@/lib/domain/units";
import type { VenuePrice } from "@/lib/exchange/client";
import { openMarket } from "@/lib/exchange/open-exchange";
import { sharedInstruments } from "@/lib/exchange/shared-instruments";
import { batchPool } from "@/lib/platform/batch-db";
import type { Clock } from "@/lib/platform/clock";
import { chooseInstrument } from "./choose-instrument";
import { loadOffPegRates } from "./dollar-rate/load-dollar-rates";
import { restateInDollars } from "./dollar-rate/restate-in-dollars";
import { loadMarketStates } from "./load-market-states";

/** A move this many hourly standard deviations since the state was made calls for a new one. */
const MOVE_SIGMAS = 2;
const HOURS_PER_YEAR = CRYPTO_DAYS_PER_YEAR * 24;

export interface IngestedPrices {
  count: number;
  /** True when the market has moved enough since its states were made to make them again. */
  hasMoved: boolean;
}

/**
 * ingestPrices keeps the last price of every asset the venue trades against a dollar coin, from one call, in the venue's
 * own dollars: USDT counts one, as venues themselves total accounts, other dollar coins what they cost in USDT. What those
 * dollars are worth is measured elsewhere and applied by who reads (`loadPrices`). Throws SafeExchangeError.
 */
export async function ingestPrices(
  venue: string,
  deps: { clock: Clock; signal?: AbortSignal | undefined },
): Promise<IngestedPrices> {
  const listed = await sharedInstruments(venue, deps);
  const chosen = oneMarketPerAsset(listed);
  const prices = await openMarket(venue, deps).fetchPrices(chosen);
  const inUsd = toUsd(prices, new Map(chosen.map((each) => [each.id, each])));
  await savePrices(inUsd, deps.clock.now());
  const [states, offPeg] = await Promise.all([loadMarketStates(), loadOffPegRates(deps.clock.now())]);
  return { count: inUsd.length, hasMoved: hasMoved(inUsd, offPeg, states) };
}

function oneMarketPerAsset(listed: readonly Instrument[]): Instrument[] {
  const byBase = new Map<string, Instrument[]>();
  for (const instrument of listed) {
    if (instrument.kind !== "spot") continue;
    const group = byBase.get(instrument.base);
    if (group === undefined) byBase.set(instrument.base, [instrument]);
    else group.push(instrument);
  }
  return [...byBase].flatMap(([base, group]) => chooseInstrument(base, group) ?? []);
}

interface UsdPrice {
  instrument: Instrument;
  priceUsd: DecimalString;
  eventAt: EpochMs;
}

function toUsd(prices: readonly VenuePrice[], instruments: ReadonlyMap<string, Instrument>): UsdPrice[] {
  const quoted = prices.flatMap(({ instrumentId, price, eventAt }) => {
    const instrument = instruments.get(instrumentId);
    return instrument === undefined ? [] : [{ instrument, price, eventAt }];
  });
  const inUsdt = new Map(
    quoted
      .filter(({ instrument }) => instrument.quote === "USDT")
      .map(({ instrument, price }) => [instrument.base, price]),
  );
  return quoted.map(({ instrument, price, eventAt }) => {
    const rate = instrument.quote === "USDT" ? "1" : (inUsdt.get(instrument.quote) ?? "1");
    return { instrument, priceUsd: multiplyDecimals(price, rate), eventAt };
  });
}

async function savePrices(prices: readonly UsdPrice[], now: Date): Promise<void> {
  await batchPool().query(
    `insert into price_current (instrument_id, price_usd, event_at, received_at)
     select id, price_usd, event_at, $4 from unnest($1::text[], $2::numeric[], $3::timestamptz[])
       as row (id, price_usd, event_at)
     on conflict (instrument_id) do update set price_usd = excluded.price_usd, event_at = excluded.event_at,
       received_at = excluded.received_at
     where price_current.event_at <= excluded.event_at`,
    [
      prices.map(({ instrument }) => instrument.id),
      prices.map(({ priceUsd }) => priceUsd),
      prices.map(({ eventAt }) => new Date(eventAt)),
      now,
    ],
  );
}

/** States are in dollars: so must be what they are compared with. */
function hasMoved(
  quoted: readonly UsdPrice[],
  offPeg: ReadonlyMap<string, DollarRate>,
  states: Readonly<Record<string, MarketState>>,
): boolean {
  const prices = restateInDollars(
    Object.fromEntries(
      quoted.map(({ instrument, priceUsd, eventAt }) => [
        instrument.base,
        { priceUsd, eventAt, isInDollars: instrument.quote === "USD" },
      ]),
    ),
    offPeg,
  );
  return Object.values(states).some(({ asset, priceUsd, volatility }) => {
    const price = prices[asset] === undefined ? undefined : toNumber(prices[asset].priceUsd);
    if (price === undefined || volatility.ewma === null || volatility.ewma <= 0 || priceUsd <= 0) return false;
    return Math.abs(Math.log(price / priceUsd)) > (MOVE_SIGMAS * volatility.ewma) / Math.sqrt(HOURS_PER_YEAR);
  });
}
