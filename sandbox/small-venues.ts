import { BITFINEX } from "./bitfinex/bitfinex";
import { BITSTAMP } from "./bitstamp/bitstamp";
import { CRYPTOCOM } from "./cryptocom/cryptocom";
import { DERIBIT } from "./deribit/deribit";
import { HTX } from "./htx/htx";
import { MEXC } from "./mexc/mexc";
import type { SignedVenue } from "./signed-venue";

/** SMALL_VENUES are the exchanges of which permissions and balances are imitated, each below its own prefix. */
export const SMALL_VENUES: readonly SignedVenue[] = [MEXC, HTX, BITFINEX, DERIBIT, BITSTAMP, CRYPTOCOM];
