import type {
  Balance,
  CashFlow,
  FlowKind,
  FundingPayment,
  IncomePayment,
  OpenOrder,
  Position,
  Trade,
  WalletKind,
} from "@/lib/domain/account-snapshot";
import type { Candle, CandleInterval, OrderBook } from "@/lib/domain/candle";
import type { DecimalString } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import type { LeverageTier } from "@/lib/domain/leverage-tier";
import type { EpochMs } from "@/lib/domain/units";

/** VenueEndpoint is one call of a venue, in ccxt's words, with what it costs. */
export interface VenueEndpoint {
  /** ccxt's name of the host and version, such as `fapiPrivateV2`; several where ccxt nests them. */
  api: string | readonly string[];
  path: string;
  method: "GET" | "POST";
  isPrivate: boolean;
  /** Name of a budget in the registry. */
  bucket: string;
  weight: number;
}

/** endpointName is the static name of an endpoint in errors and logs, such as `sapi/account/apiRestrictions`. */
export function endpointName({ api, path }: Pick<VenueEndpoint, "api" | "path">): string {
  return [api, path].flat().join("/");
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
  | { kind: "unverifiable"; reason: UnverifiableReason };

/**
 * `no_endpoint`: the venue tells nothing about this key. `key_not_listed`: it answered about other keys. `not_valid`: it
 * lists the key as ended or switched off.
 */
export type UnverifiableReason =
  "no_endpoint" | "bad_shape" | "unknown_scope" | "reading_off" | "key_not_listed" | "not_valid";

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

/** DayVolume is what one instrument traded in the last 24 hours, in its quote. */
export interface DayVolume {
  instrumentId: string;
  volumeQuote: number;
}

/** FundingRate is what longs paid shorts at one funding time, as a fraction of the position. */
export interface FundingRate {
  eventAt: EpochMs;
  rateFraction: number;
}

/** OpenInterest is the sum of open contracts of one side, in the quote. */
export interface OpenInterest {
  eventAt: EpochMs;
  valueQuote: number;
}

/** DerivativesReader reads what everybody may read about a perpetual. Throws only SafeExchangeError. */
export interface DerivativesReader {
  /** Settled rates after `from` (exclusive), oldest first, at most one page. */
  fetchFundingRates(instrument: Instrument, from: EpochMs): Promise<readonly FundingRate[]>;
  fetchOpenInterest(instrument: Instrument): Promise<OpenInterest | null>;
  /** The maintenance-margin table, ascending; absent where the venue does not tell it to everybody. */
  fetchLeverageTiers?(instrument: Instrument): Promise<readonly LeverageTier[]>;
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
  /** Turnover of the last 24 hours of all instruments the venue tells it of; absent where it has no such list. */
  fetchDayVolumes?(instruments: readonly Instrument[]): Promise<readonly DayVolume[]>;
  /** Absent where the venue has no perpetuals. */
  derivatives?: DerivativesReader;
}

/** TradeMarket is where trades were made: a market, and whether on the account's own money or on margin. */
export interface TradeMarket {
  instrument: Instrument;
  isMargin: boolean;
}

/** TradePage is one step through a history of trades, oldest first; `cursor` is where the next step begins. */
export interface TradePage {
  trades: readonly Trade[];
  cursor: string | null;
  isLast: boolean;
}

/** TradeStreams are trades of the whole account, told in a few streams (such as `spot` and `linear`). */
export interface TradeStreams {
  streams: readonly string[];
  fetch(stream: string, cursor: string | null, instruments: readonly Instrument[]): Promise<TradePage>;
}

/**
 * TradeHistory is how a venue tells an account's trades: for the whole account, or one market at a time with streams of
 * what was exchanged outside of markets. Trades after `cursor` (exclusive; null = from the first it still knows).
 */
export type TradeHistory =
  | {
      kind: "by_market";
      fetch(market: TradeMarket, cursor: string | null): Promise<TradePage>;
      conversions?: TradeStreams;
    }
  | ({ kind: "by_account" } & TradeStreams);

/** FundingHistory is how a venue tells what perpetual positions paid and received. */
export interface FundingHistory {
  /** How far back it can be read. */
  historyDays: number;
  /** Payments in [from, to); the span must fit the registry's window. */
  fetch(from: EpochMs, to: EpochMs, instruments: readonly Instrument[]): Promise<readonly FundingPayment[]>;
}

/** IncomeHistory is how a venue tells what an account earned or paid without a trade. */
export interface IncomeHistory {
  /** How far back it can be read. */
  historyDays: number;
  /** Payments in [from, to); the span must fit the registry's window. */
  fetch(from: EpochMs, to: EpochMs): Promise<readonly IncomePayment[]>;
}

/** AccountReader reads one account with its key. Throws only SafeExchangeError. */
export interface AccountReader {
  fetchPermissions(): Promise<KeyVerdict>;
  /** Stable id of the account behind the key, or null where the venue does not tell. Not a secret, but not shown. */
  fetchAccountRef(): Promise<string | null>;
  fetchAccount(instruments: readonly Instrument[]): Promise<AccountReading>;
  /** Null where the venue does not tell trades, or we do not read them there. */
  trades: TradeHistory | null;
  /** Null where the venue has no perpetuals. */
  funding: FundingHistory | null;
  /** Absent where it is not read: what was earned there shows as unexplained change. */
  income?: IncomeHistory;
  /** Completed flows of one kind in [from, to); the span must fit the registry's window. */
  fetchFlows(kind: FlowKind, from: EpochMs, to: EpochMs): Promise<readonly CashFlow[]>;
}
