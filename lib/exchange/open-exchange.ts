import type { Clock } from "@/lib/platform/clock";
import { createCcxtClient, type Credentials } from "./ccxt-client";
import type { AccountReader, MarketReader, VenueCall } from "./client";
import { readBinanceAccount } from "./venues/binance/read-account";
import { readBinanceMarket } from "./venues/binance/read-market";

interface VenueAdapter {
  market(call: VenueCall, clock: Clock): MarketReader;
  account(call: VenueCall): AccountReader;
}

/** One adapter per venue of the registry. */
const ADAPTERS: Readonly<Record<string, VenueAdapter>> = {
  binance: { market: readBinanceMarket, account: readBinanceAccount },
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
  options: { credentials: Credentials; lockId: string; clock: Clock; signal?: AbortSignal | undefined },
): AccountReader {
  const { credentials, lockId, clock, signal } = options;
  return adapterOf(venue).account(createCcxtClient({ venue, clock, signal, account: { credentials, lockId } }));
}

function adapterOf(venue: string): VenueAdapter {
  const adapter = ADAPTERS[venue];
  if (adapter === undefined) throw new Error(`venue "${venue}" is in the registry but has no adapter`);
  return adapter;
}
