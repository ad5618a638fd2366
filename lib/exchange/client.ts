import type {
  Balance,
  CashFlow,
  FlowKind,
  OpenOrder,
  Position,
  Trade,
  WalletKind,
} from "@/lib/domain/account-snapshot";
import type { Candle, CandleInterval, OrderBook } from "@/lib/domain/candle";
import type { DecimalString } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import type { EpochMs } from "@/lib/domain/units";

/** VenueEndpoint is one call of a venue, in ccxt's words, with what it costs. */
export interface VenueEndpoint {
  /** ccxt's name of the host and version, such as `fapiPrivateV2`. */
  api: string;
  path: string;
  method: "GET" | "POST";
  isPrivate: boolean;
  /** Name of a budget in the registry. */
  bucket: string;
  weight: number;
}

export type CallParams = Readonly<Record<string, string | number>>;

/** VenueCall performs one endpoint call and returns parsed JSON. Throws only SafeExchangeError. */
export type VenueCall = (endpoint: VenueEndpoint, params?: CallParams) => Promise<unknown>;

/**
 * KeyVerdict is what a venue says a key may do. `over_privileged` and `unverifiable` keys are never used. Boxes are in
 * the exchange's own words.
 */
export type KeyVerdict =
  | { kind: "read_only"; granted: readonly string[]; isIpBound: boolean | null; expiresAt: EpochMs | null }
  | { kind: "over_privileged"; granted: readonly string[]; boxesToUntick: readonly string[] }
  | { kind: "unverifiable"; reason: "no_endpoint" | "bad_shape" | "unknown_scope" | "reading_off" };

/** VenuePrice is the last price of one instrument, in its quote. */
export interface VenuePrice {
  instrumentId: string;
  price: DecimalString;
  eventAt: EpochMs;
}

export interface AccountReading {
  balances: readonly Balance[];
  positions: readonly Position[];
  openOrders: readonly OpenOrder[];
  /** Wallets that could not be read just now. */
  missingWallets: readonly WalletKind[];
}

/** MarketReader reads what everybody may read. Throws only SafeExchangeError. */
export interface MarketReader {
  fetchInstruments(): Promise<readonly Instrument[]>;
  /** Bars that opened at or after `from`, oldest first, at most `limit`, as the venue sent them: not yet validated. */
  fetchCandles(request: {
    instrument: Instrument;
    interval: CandleInterval;
    from: EpochMs;
    limit: number;
  }): Promise<readonly Candle[]>;
  fetchPrices(instruments: readonly Instrument[]): Promise<readonly VenuePrice[]>;
  fetchOrderBook(instrument: Instrument): Promise<OrderBook>;
}

/** TradeMarket is where trades were made: a market, and whether on the account's own money or on margin. */
export interface TradeMarket {
  instrument: Instrument;
  isMargin: boolean;
}

/** AccountReader reads one account with its key. Throws only SafeExchangeError. */
export interface AccountReader {
  fetchPermissions(): Promise<KeyVerdict>;
  /** Stable id of the account behind the key, or null where the venue does not tell. Not a secret, but not shown. */
  fetchAccountRef(): Promise<string | null>;
  fetchAccount(instruments: readonly Instrument[]): Promise<AccountReading>;
  /** Trades of one instrument after `cursor` (exclusive; null = from the first), oldest first. */
  fetchTrades(
    market: TradeMarket,
    cursor: string | null,
  ): Promise<{ trades: readonly Trade[]; cursor: string | null; isLast: boolean }>;
  /** Completed flows of one kind in [from, to); the span must fit the registry's window. */
  fetchFlows(kind: FlowKind, from: EpochMs, to: EpochMs): Promise<readonly CashFlow[]>;
}
