import { BITFINEX } from "./bitfinex/bitfinex";
import type { Venue } from "./binance/endpoint";
import { bitget, type BitgetLimiters } from "./bitget/bitget";
import { BITSTAMP } from "./bitstamp/bitstamp";
import { CRYPTOCOM } from "./cryptocom/cryptocom";
import { DERIBIT } from "./deribit/deribit";
import { gate, type GateLimiters } from "./gate/gate";
import { HTX } from "./htx/htx";
import { kucoin, type KucoinCounters } from "./kucoin/kucoin";
import { MEXC } from "./mexc/mexc";
import type { SignedVenue } from "./signed-venue";

/** SMALL_VENUES are the exchanges of which permissions and balances are imitated, each below its own prefix. */
export const SMALL_VENUES: readonly SignedVenue[] = [MEXC, HTX, BITFINEX, DERIBIT, BITSTAMP, CRYPTOCOM];

/** tradingVenues are those of which the market, positions, orders and history are imitated too. */
export function tradingVenues(venue: Venue, limiters: KucoinCounters & BitgetLimiters & GateLimiters): SignedVenue[] {
  return [kucoin(venue, limiters), bitget(venue, limiters), gate(venue, limiters)];
}
