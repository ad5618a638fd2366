import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { ANSWERS_BY_VENUE } from "./answers-by-venue";
import { assumeInstruments } from "./assume-instruments";

/**
 * Recorded answers of two other projects, beside the repository; skipped visibly where they are absent. Every file is
 * accounted for: read by the endpoint's line of the table, or left out for a reason (docs/exchange-fixtures.md).
 */
const FIXTURES = fileURLToPath(new URL("../../../shared/data/fixtures/", import.meta.url));
const parse = (path: string): unknown => JSON.parse(readFileSync(FIXTURES + path, "utf8"));

/** Libraries that fear floats record numbers so, and some exchanges change from one to the other. */
function withNumbersAsText(value: unknown): unknown {
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.map(withNumbersAsText);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withNumbersAsText(inner)]));
}

interface Recorded {
  endpoint: string;
  /** Values it becomes. */
  count: number;
  /** Market of an answer that does not name it. */
  symbol?: string;
  /** Puts what was recorded without its envelope back into it. */
  wrap?: (inside: unknown) => unknown;
  /** Another recorded answer that is read together with it. */
  beside?: Readonly<Record<string, string>>;
}
const reads = (endpoint: string, count: number, more: Omit<Recorded, "endpoint" | "count"> = {}): Recorded => ({
  endpoint,
  count,
  ...more,
});
const asResult = (result: unknown) => ({ result });

const READ: Readonly<Record<string, Readonly<Record<string, Recorded>>>> = {
  binance: {
    "nautilus/binance/spot/http_json/account_response.json": reads("spotAccount", 2),
    "nautilus/binance/spot/http_json/account_trades_response.json": reads("spotTrades", 1),
    "nautilus/binance/spot/http_json/all_orders_response.json": reads("spotOrderHistory", 1),
    "nautilus/binance/spot/http_json/exchange_info_response.json": reads("spotInfo", 0),
    "nautilus/binance/spot/http_json/klines_response.json": reads("spotCandles", 1),
    "nautilus/binance/spot/http_json/open_orders_response.json": reads("spotOrders", 1),
    "nautilus/binance/spot/http_json/order_response.json": reads("spotOrder", 1),
    "nautilus/binance/spot/http_json/ticker_24hr_response.json": reads("spotDay", 1),
    "nautilus/binance/spot/http_json/ticker_price_response.json": reads("spotPrices", 1),
    "nautilus/binance/futures/http_json/balance.json": reads("futuresBalances", 1),
    "nautilus/binance/futures/http_json/order_response.json": reads("futuresOrder", 1),
    "xchange/binance/__files__depth.json": reads("spotDepth", 1),
    "xchange/binance/__files__dustlog.json": reads("dust", 28),
    "xchange/binance/__files__open-orders.json": reads("spotOrders", 1),
    "xchange/binance/__files__single-24hr-ticker.json": reads("spotDay", 1),
    "xchange/binance/org__knowm__xchange__binance__asset-dividend-list.json": reads("distributions", 1),
    "xchange/binance/org__knowm__xchange__binance__filled-market-order.json": reads("spotOrder", 0),
  },
  bybit: {
    "nautilus/bybit/http_get_account_info.json": reads("accountInfo", 1),
    "nautilus/bybit/http_get_executions.json": reads("linearTrades", 2),
    "nautilus/bybit/http_get_funding_history.json": reads("fundingRates", 2),
    "nautilus/bybit/http_get_instruments_inverse.json": reads("inverseInstruments", 1),
    "nautilus/bybit/http_get_instruments_inverse_symbol_type.json": reads("inverseInstruments", 1),
    "nautilus/bybit/http_get_instruments_linear.json": reads("linearInstruments", 2),
    "nautilus/bybit/http_get_instruments_linear_symbol_type.json": reads("linearInstruments", 1),
    "nautilus/bybit/http_get_instruments_spot.json": reads("spotInstruments", 2),
    "nautilus/bybit/http_get_instruments_spot_xstocks.json": reads("spotInstruments", 1),
    "nautilus/bybit/http_get_order_partially_filled_rejected.json": reads("linearOrders", 0),
    "nautilus/bybit/http_get_orderbook.json": reads("linearOrderBook", 1),
    "nautilus/bybit/http_get_orders_history.json": reads("linearOrderHistory", 0),
    "nautilus/bybit/http_get_orders_history_with_duplicate.json": reads("linearOrderHistory", 1),
    "nautilus/bybit/http_get_orders_realtime.json": reads("linearOrders", 2),
    "nautilus/bybit/http_get_orders_realtime_tp_sl.json": reads("linearOrders", 2),
    "nautilus/bybit/http_get_positions.json": reads("linearPositions", 2),
    "nautilus/bybit/http_get_wallet_balance.json": reads("walletBalance", 2),
    "xchange/bybit/getAllCoinsBalance.json5": reads("coinBalances", 0),
    "xchange/bybit/getInstrumentInverse.json5": reads("inverseInstruments", 1),
    "xchange/bybit/getInstrumentLinear.json5": reads("linearInstruments", 1),
    "xchange/bybit/getInstrumentSpot.json5": reads("spotInstruments", 1),
    "xchange/bybit/getOrderDetailsLinear.json5": reads("linearOrders", 1),
    "xchange/bybit/getOrderDetailsSpot.json5": reads("spotOrders", 0),
    "xchange/bybit/getTickerInverse.json5": reads("inverseTickers", 1),
    "xchange/bybit/getTickerSpot.json5": reads("spotTickers", 1),
    "xchange/bybit/getWalletBalance.json5": reads("walletBalance", 0),
  },
  coinbase: {
    "nautilus/coinbase/http_accounts.json": reads("balances", 2),
    "nautilus/coinbase/http_cfm_balance_summary.json": reads("futuresBalance", 1),
    "nautilus/coinbase/http_cfm_position.json": reads("futuresPosition", 1, {
      beside: { contracts: "nautilus/coinbase/http_products_future.json" },
    }),
    "nautilus/coinbase/http_fills.json": reads("trades", 2),
    "nautilus/coinbase/http_order.json": reads("order", 1),
    "nautilus/coinbase/http_orders_list.json": reads("openOrders", 1),
    "nautilus/coinbase/http_product.json": reads("instrument", 1),
    "nautilus/coinbase/http_product_book.json": reads("orderBook", 1),
    "nautilus/coinbase/http_products.json": reads("instruments", 2),
    "nautilus/coinbase/http_products_future.json": reads("contracts", 2),
  },
  deribit: {
    "nautilus/deribit/http_get_account_summaries.json": reads("accountSummaries", 2),
    "nautilus/deribit/http_get_instrument.json": reads("instrument", 1),
    "nautilus/deribit/http_get_instrument_option.json": reads("instrument", 0),
    "nautilus/deribit/http_get_instruments.json": reads("instruments", 2),
    "nautilus/deribit/http_get_instruments_future_combo.json": reads("instruments", 0),
    "nautilus/deribit/http_get_instruments_option_combo.json": reads("instruments", 0),
    "nautilus/deribit/http_get_order_book.json": reads("orderBook", 1),
    "nautilus/deribit/http_get_tradingview_chart_data.json": reads("candles", 5),
    "nautilus/deribit/ws_order_buy_response.json": reads("order", 1),
    "nautilus/deribit/ws_order_cancel_response.json": reads("order", 0),
    "nautilus/deribit/ws_order_edit_response.json": reads("order", 1),
    "nautilus/deribit/ws_order_sell_response.json": reads("order", 1),
    "nautilus/deribit/ws_order_stop_market_no_filled_amount.json": reads("order", 1),
    "nautilus/deribit/ws_order_stop_market_response.json": reads("order", 1),
    "xchange/deribit/org__knowm__xchange__deribit__v2__dto__marketdata__example-instrument.json": reads(
      "instrument",
      1,
      {
        wrap: asResult,
      },
    ),
    "xchange/deribit/org__knowm__xchange__deribit__v2__dto__marketdata__example-orderbook.json": reads("orderBook", 1, {
      wrap: asResult,
    }),
    "xchange/deribit/org__knowm__xchange__deribit__v2__dto__marketdata__example-summary.json": reads("tickers", 1, {
      wrap: asResult,
    }),
    "xchange/deribit/org__knowm__xchange__deribit__v2__dto__marketdata__example-ticker.json": reads("ticker", 1, {
      wrap: asResult,
    }),
  },
  kraken: {
    "nautilus/kraken/http_asset_pairs.json": reads("instruments", 1),
    "nautilus/kraken/http_asset_pairs_tokenized.json": reads("instruments", 1),
    "nautilus/kraken/http_ohlc.json": reads("candles", 721),
    "nautilus/kraken/http_open_orders.json": reads("openOrders", 2),
    "nautilus/kraken/http_spot_open_positions.json": reads("positions", 1),
    "nautilus/kraken/http_ticker.json": reads("tickers", 1),
    "nautilus/kraken/http_trades_history.json": reads("trades", 2),
    "xchange/kraken/org__knowm__xchange__kraken__dto__account__example-balance-data.json": reads("balanceTotals", 3),
    "xchange/kraken/org__knowm__xchange__kraken__dto__account__example-ledgerinfo-data.json": reads("ledger", 3),
    "xchange/kraken/org__knowm__xchange__kraken__dto__marketdata__example-assetpairs-data.json": reads(
      "instruments",
      75,
    ),
    "xchange/kraken/org__knowm__xchange__kraken__dto__marketdata__example-depth-data.json": reads("orderBook", 1),
    "xchange/kraken/org__knowm__xchange__kraken__dto__marketdata__example-ohlc-data.json": reads("candles", 720),
    "xchange/kraken/org__knowm__xchange__kraken__dto__marketdata__example-ticker-data.json": reads("tickers", 1),
    "xchange/kraken/org__knowm__xchange__kraken__dto__trading__example-openorders-data.json": reads("openOrders", 6),
    "xchange/kraken/org__knowm__xchange__kraken__dto__trading__example-openorders-in-transaction-currency-data.json":
      reads("openOrders", 1),
    "xchange/kraken/org__knowm__xchange__kraken__dto__trading__example-tradehistory-data.json": reads("trades", 3),
    "xchange/kraken/org__knowm__xchange__kraken__dto__trading__example-tradehistory-icn.json": reads("trades", 1),
  },
  krakenfutures: {
    "nautilus/kraken/http_futures_candles_mark.json": reads("candles", 3, { symbol: "PI_XBTUSD" }),
    "nautilus/kraken/http_futures_candles_spot.json": reads("candles", 3, { symbol: "PI_XBTUSD" }),
    "nautilus/kraken/http_futures_candles_trade.json": reads("candles", 3, { symbol: "PI_XBTUSD" }),
    "nautilus/kraken/http_futures_fills.json": reads("trades", 3),
    "nautilus/kraken/http_futures_historical_funding_rates.json": reads("fundingRates", 3),
    "nautilus/kraken/http_futures_instrument_no_fee_schedule.json": reads("instruments", 1),
    "nautilus/kraken/http_futures_instruments.json": reads("instruments", 4),
    "nautilus/kraken/http_futures_open_orders.json": reads("openOrders", 3),
    "nautilus/kraken/http_futures_orderbook.json": reads("orderBook", 1, { symbol: "PI_XBTUSD" }),
    "nautilus/kraken/http_futures_tickers.json": reads("tickers", 2),
  },
};

/** Files that are read by nothing, and why. */
const NOT_READ: readonly (readonly [RegExp, string])[] = [
  [/\/(market_data|user_data)_\w+\//, "web-socket streams: we poll"],
  [/\/ws_/, "web-socket streams: we poll"],
  [/(avg_price|book_ticker|\/trades|ping|server_time)_response/, "public data we do not use"],
  [
    /\/http_(get_(trades_recent|time|last_trades\w*|expirations\w*|combos)|test|ticker|trades|server_time|system_status)\./,
    "public data we do not use",
  ],
  [/http_futures_(order_events\w*|public_executions)/, "order events and public trades"],
  [/(new_order_full|cancel_order|cancel_open_orders)_response|withdraw-\d/, "writes: we only read"],
  [/http_(add_order|cancel_order|send_order)_/, "writes: we only read"],
  [
    /(place|change|cancel|switch|setLeverage|getOrderError|getOrder(Linear)?\.json5)/,
    "writes and their errors: we only read",
  ],
  [
    /example-(addorder|cancelorder|order-data|deposit-(addresses|methods)|krakenWebsocketToken)/,
    "writes, and ways to deposit",
  ],
  [
    /closed_orders|example-market-ask-order/,
    "orders that rest no more are no open orders; what they did is in the trades",
  ],
  [/[oO]ption\w*\./, "options are not read"],
  [/user_(escrow_)?sub_members|fee_rate|getFeeRates|example-tradevolume/, "sub-accounts and fee tiers"],
  [/trade_balance|tradebalanceinfo/, "totals the venue works out"],
  [/example-(assets|trades|spreads|servertime)-data|example-(currency|trade)\.json/, "public data we do not use"],
  [/^xchange\/coinbase(pro)?\//, "interfaces of 2013 to 2022, switched off"],
];

describe.skipIf(!existsSync(FIXTURES))("recorded answers (../shared/data/fixtures)", () => {
  const recorded = Object.entries(READ).flatMap(([venue, files]) =>
    Object.entries(files).map(([file, how]) => ({ venue, file, how })),
  );

  const read = (venue: string, how: Recorded, message: unknown): unknown => {
    const raw = how.wrap === undefined ? message : how.wrap(message);
    const instruments = assumeInstruments(venue, raw, { symbols: how.symbol === undefined ? [] : [how.symbol] });
    const beside = Object.fromEntries(Object.entries(how.beside ?? {}).map(([name, path]) => [name, parse(path)]));
    return ANSWERS_BY_VENUE[venue]?.[how.endpoint]?.read(raw, { instruments, receivedAt: 1, ourKey: "", beside });
  };

  test.each(recorded)("$venue $how.endpoint: $file", ({ venue, file, how }) => {
    const value = read(venue, how, parse(file));
    expect(Array.isArray(value) ? value.length : Number(value !== undefined && value !== null)).toBe(how.count);
  });

  test.each(recorded)("$venue $how.endpoint: $file, its numbers written as text", ({ venue, file, how }) => {
    expect(read(venue, how, withNumbersAsText(parse(file)))).toEqual(read(venue, how, parse(file)));
  });

  test("every file is read, or left out for a reason", () => {
    const known = new Set(recorded.map(({ file }) => file));
    const files = ["nautilus", "xchange"].flatMap((project) =>
      readdirSync(FIXTURES + project, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => `${entry.parentPath}/${entry.name}`.slice(FIXTURES.length)),
    );
    const unread = files.filter((file) => !known.has(file) && !NOT_READ.some(([pattern]) => pattern.test(file)));
    expect(unread).toEqual([]);
    expect(recorded.filter(({ file }) => !files.includes(file))).toEqual([]);
  });
});
