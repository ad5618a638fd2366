import { createHmac } from "node:crypto";
import type { Clock } from "@/lib/platform/clock";
import type { AccountContext } from "./account-context";
import { readNoMarket } from "./balances-only";
import { createCcxtClient } from "./ccxt-client";
import type { AccountReader, MarketReader, VenueCall } from "./client";
import type { Credentials } from "./venue-wire";
import { readBinanceAccount } from "./venues/binance/read-account";
import { readBinanceMarket } from "./venues/binance/read-market";
import { readBitfinexAccount } from "./venues/bitfinex/read-account";
import { readBitgetAccount } from "./venues/bitget/read-account";
import { readBitgetMarket } from "./venues/bitget/read-market";
import { readBitstampAccount } from "./venues/bitstamp/read-account";
import { readBybitAccount } from "./venues/bybit/read-account";
import { readBybitMarket } from "./venues/bybit/read-market";
import { readCoinbaseAccount } from "./venues/coinbase/read-account";
import { readCoinbaseMarket } from "./venues/coinbase/read-market";
import { readCryptocomAccount } from "./venues/cryptocom/read-account";
import { readDeribitAccount } from "./venues/deribit/read-account";
import { readGateAccount } from "./venues/gate/read-account";
import { readGateMarket } from "./venues/gate/read-market";
import { readHtxAccount } from "./venues/htx/read-account";
import { readKrakenAccount } from "./venues/kraken/read-account";
import { readKrakenMarket } from "./venues/kraken/read-market";
import { readKrakenFuturesAccount } from "./venues/krakenfutures/read-account";
import { readKrakenFuturesMarket } from "./venues/krakenfutures/read-market";
import { readKucoinAccount } from "./venues/kucoin/read-account";
import { readKucoinMarket } from "./venues/kucoin/read-market";
import { readMexcAccount } from "./venues/mexc/read-account";
import { readOkxAccount } from "./venues/okx/read-account";
import { readOkxMarket } from "./venues/okx/read-market";

interface VenueAdapter {
  market(call: VenueCall, clock: Clock): MarketReader;
  account(call: VenueCall, context: AccountContext): AccountReader;
}

/** One adapter per venue of the registry. */
const ADAPTERS: Readonly<Record<string, VenueAdapter>> = {
  binance: { market: readBinanceMarket, account: readBinanceAccount },
  bybit: { market: readBybitMarket, account: readBybitAccount },
  okx: { market: readOkxMarket, account: readOkxAccount },
  kraken: { market: readKrakenMarket, account: readKrakenAccount },
  krakenfutures: { market: readKrakenFuturesMarket, account: readKrakenFuturesAccount },
  coinbase: { market: readCoinbaseMarket, account: readCoinbaseAccount },
  kucoin: { market: readKucoinMarket, account: readKucoinAccount },
  bitget: { market: readBitgetMarket, account: readBitgetAccount },
  gate: { market: readGateMarket, account: readGateAccount },
  mexc: { market: readNoMarket, account: readMexcAccount },
  htx: { market: readNoMarket, account: readHtxAccount },
  bitfinex: { market: readNoMarket, account: readBitfinexAccount },
  deribit: { market: readNoMarket, account: readDeribitAccount },
  bitstamp: { market: readNoMarket, account: readBitstampAccount },
  cryptocom: { market: readNoMarket, account: readCryptocomAccount },
};

/** openMarket reads the public data of one venue. */
export function openMarket(venue: string, options: { clock: Clock; signal?: AbortSignal | undefined }): MarketReader {
  return adapterOf(venue).market(createCcxtClient({ venue, ...options }), options.clock);
}

/**
 * openAccount reads one account with its key. `lockId` (the connection's or the attempt's id) keeps one private call in
 * flight per key over all workers.
 */
export function openAccount(
  venue: string,
  options: {
    credentials: Credentials;
    lockId: string;
    clock: Clock;
    signal?: AbortSignal | undefined;
    /** For reading that nobody waits for, such as history. */
    isPatient?: boolean | undefined;
  },
): AccountReader {
  const { credentials, lockId, clock, signal, isPatient } = options;
  const call = createCcxtClient({ venue, clock, signal, isPatient, account: { credentials, lockId } });
  return adapterOf(venue).account(call, {
    clock,
    apiKey: credentials.apiKey,
    sign: (text) => createHmac("sha256", credentials.secret).update(text).digest("hex"),
  });
}

function adapterOf(venue: string): VenueAdapter {
  const adapter = ADAPTERS[venue];
  if (adapter === undefined) throw new Error(`venue "${venue}" is in the registry but has no adapter`);
  return adapter;
}
