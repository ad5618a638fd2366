import type { VenueWire } from "./venue-wire";
import { BINANCE_WIRE } from "./venues/binance/wire";
import { BITFINEX_WIRE } from "./venues/bitfinex/wire";
import { BITGET_WIRE } from "./venues/bitget/wire";
import { BITSTAMP_WIRE } from "./venues/bitstamp/wire";
import { BYBIT_WIRE } from "./venues/bybit/wire";
import { COINBASE_WIRE } from "./venues/coinbase/wire";
import { CRYPTOCOM_WIRE } from "./venues/cryptocom/wire";
import { DERIBIT_WIRE } from "./venues/deribit/wire";
import { GATE_WIRE } from "./venues/gate/wire";
import { HTX_WIRE } from "./venues/htx/wire";
import { KRAKEN_WIRE } from "./venues/kraken/wire";
import { KRAKEN_FUTURES_WIRE } from "./venues/krakenfutures/wire";
import { KUCOIN_WIRE } from "./venues/kucoin/wire";
import { MEXC_WIRE } from "./venues/mexc/wire";
import { OKX_WIRE } from "./venues/okx/wire";

/** One row per venue of the registry: how the client speaks to it. */
const WIRES: Readonly<Record<string, VenueWire>> = {
  binance: BINANCE_WIRE,
  bybit: BYBIT_WIRE,
  okx: OKX_WIRE,
  kraken: KRAKEN_WIRE,
  krakenfutures: KRAKEN_FUTURES_WIRE,
  coinbase: COINBASE_WIRE,
  kucoin: KUCOIN_WIRE,
  bitget: BITGET_WIRE,
  gate: GATE_WIRE,
  mexc: MEXC_WIRE,
  htx: HTX_WIRE,
  bitfinex: BITFINEX_WIRE,
  deribit: DERIBIT_WIRE,
  bitstamp: BITSTAMP_WIRE,
  cryptocom: CRYPTOCOM_WIRE,
};

/** wireOf returns a venue's row. A venue without one is a bug and throws. */
export function wireOf(venue: string): VenueWire {
  const wire = WIRES[venue];
  if (wire === undefined) throw new Error(`venue "${venue}" has no wire: add a row to lib/exchange/venue-wires.ts`);
  return wire;
}
