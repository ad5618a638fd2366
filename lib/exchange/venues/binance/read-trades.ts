import { compareDecimals } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { HOUR_MS, type EpochMs } from "@/lib/domain/units";
import type {
  CallParams,
  TradeHistory,
  TradePage,
  TradeStreams,
  VenueCall,
  VenueEndpoint,
} from "@/lib/exchange/client";
import { readTradeWindow } from "@/lib/exchange/read-pages";
import type { Clock } from "@/lib/platform/clock";
import { CONTRACTS, type UseOfContracts } from "./derivatives-wallet";
import { BINANCE } from "./endpoints";
import { readByHalves } from "./paging";
import { parseConversions, parseDust } from "./parse-conversions";
import { parseTrades } from "./parse-history";
import { whereOpened } from "./read-margin";
import { familyOf, marketsOf, venueSymbolOf, type Markets } from "./symbols";

const TRADES_PAGE = 1_000;
const CONVERSIONS_LIMIT = 1_000;
const CONVERSIONS_DAYS = 180;
const CONVERSIONS_WINDOW_DAYS = 30;
/** What was swept may be listed late. */
const DUST_OVERLAP_MS = HOUR_MS;

/** tradesOf is an account's trades: one market at a time, and conversions for the whole account. */
export function tradesOf(call: VenueCall, context: { clock: Clock; whereUsed: UseOfContracts }): TradeHistory {
  return {
    kind: "by_market",
    async fetch({ instrument, isMargin }, cursor) {
      const family = familyOf(instrument);
      if (family !== "spot") {
        const read = () => readPage(call, CONTRACTS[family].trades, instrument, cursor);
        return context.whereUsed(family, read, none(cursor));
      }
      if (!isMargin) return readPage(call, BINANCE.spotTrades, instrument, cursor);
      const readMargin = (params: CallParams) =>
        whereOpened(() => readPage(call, BINANCE.marginTrades, instrument, cursor, params), none(cursor));
      return joined(await readMargin({}), await readMargin({ isIsolated: "TRUE" }), cursor);
    },
    conversions: conversionsOf(call, context.clock),
  };
}

const none = (cursor: string | null): TradePage => ({ trades: [], cursor, isLast: true });

async function readPage(
  call: VenueCall,
  endpoint: VenueEndpoint,
  instrument: Instrument,
  cursor: string | null,
  params: CallParams = {},
): Promise<TradePage> {
  const fromId = cursor === null ? "0" : (BigInt(cursor) + 1n).toString();
  const raw = await call(endpoint, { symbol: venueSymbolOf(instrument), fromId, limit: TRADES_PAGE, ...params });
  const trades = parseTrades(raw, instrument);
  return { trades, cursor: trades.at(-1)?.venueTradeId ?? cursor, isLast: trades.length < TRADES_PAGE };
}

/** Two lists of one market share its ids: they go on together from where the one that is not at its end has come to. */
function joined(a: TradePage, b: TradePage, cursor: string | null): TradePage {
  const ends = [a, b].filter(({ isLast }) => !isLast).flatMap((page) => page.cursor ?? []);
  const end = ends.sort(compareDecimals)[0] ?? null;
  const trades = [...a.trades, ...b.trades]
    .filter(({ venueTradeId }) => end === null || compareDecimals(venueTradeId, end) <= 0)
    .sort((x, y) => compareDecimals(x.venueTradeId, y.venueTradeId));
  return { trades, cursor: trades.at(-1)?.venueTradeId ?? cursor, isLast: end === null };
}

/** What Binance exchanged by itself: its Convert, and small balances swept into another coin. */
function conversionsOf(call: VenueCall, clock: Clock): TradeStreams {
  return {
    streams: ["convert", "dust"],
    fetch(stream, cursor, instruments) {
      const markets = marketsOf(instruments);
      const now = clock.now().getTime();
      if (stream === "dust") return readDust(call, markets, cursor, now);
      return readTradeWindow(
        cursor,
        { now, historyDays: CONVERSIONS_DAYS, windowDays: CONVERSIONS_WINDOW_DAYS },
        (from, to) =>
          readByHalves(call, BINANCE.conversions, { from, to }, CONVERSIONS_LIMIT, (raw) =>
            parseConversions(raw, markets),
          ),
      );
    },
  };
}

/**
 * The last hundred come at once, whenever they were. What was read before is left alone: it was named after the markets of
 * its day, and under another name it would count twice.
 */
async function readDust(call: VenueCall, markets: Markets, cursor: string | null, now: EpochMs): Promise<TradePage> {
  const from = cursor === null ? 0 : Number(cursor) - DUST_OVERLAP_MS;
  const trades = parseDust(await call(BINANCE.dust), markets).filter(({ eventAt }) => eventAt >= from);
  return { trades, cursor: String(now), isLast: true };
}
