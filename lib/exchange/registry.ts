import type { Venue } from "./venue";
import { BINANCE_VENUE } from "./venues/binance/venue";
import { BITFINEX_VENUE } from "./venues/bitfinex/venue";
import { BITGET_VENUE } from "./venues/bitget/venue";
import { BITSTAMP_VENUE } from "./venues/bitstamp/venue";
import { BYBIT_VENUE } from "./venues/bybit/venue";
import { COINBASE_VENUE } from "./venues/coinbase/venue";
import { CRYPTOCOM_VENUE } from "./venues/cryptocom/venue";
import { DERIBIT_VENUE } from "./venues/deribit/venue";
import { GATE_VENUE } from "./venues/gate/venue";
import { HTX_VENUE } from "./venues/htx/venue";
import { KRAKEN_VENUE } from "./venues/kraken/venue";
import { KRAKEN_FUTURES_VENUE } from "./venues/krakenfutures/venue";
import { KUCOIN_VENUE } from "./venues/kucoin/venue";
import { MEXC_VENUE } from "./venues/mexc/venue";
import { OKX_VENUE } from "./venues/okx/venue";

/** VENUES is every exchange a trader can link. Pure data: safe to import anywhere, the web process included. */
export const VENUES: readonly Venue[] = [
  BINANCE_VENUE,
  BYBIT_VENUE,
  OKX_VENUE,
  KRAKEN_VENUE,
  KRAKEN_FUTURES_VENUE,
  COINBASE_VENUE,
  KUCOIN_VENUE,
  BITGET_VENUE,
  GATE_VENUE,
  MEXC_VENUE,
  HTX_VENUE,
  BITFINEX_VENUE,
  DERIBIT_VENUE,
  BITSTAMP_VENUE,
  CRYPTOCOM_VENUE,
];

/** MARKET_VENUE_IDS are the venues whose markets we read: prices of coins held elsewhere come from there too. */
export const MARKET_VENUE_IDS: readonly string[] = VENUES.filter(({ capability }) => capability === "full").map(
  ({ id }) => id,
);

/** findVenue returns a venue by id, or null: the id may come from a request. */
export function findVenue(id: string): Venue | null {
  return VENUES.find((venue) => venue.id === id) ?? null;
}

/** venueOf returns a venue whose id comes from our own code or database. An id we do not know is a bug and throws. */
export function venueOf(id: string): Venue {
  const venue = VENUES.find((each) => each.id === id);
  if (venue === undefined) throw new Error(`unknown venue "${id}": the registry and the database disagree`);
  return venue;
}
