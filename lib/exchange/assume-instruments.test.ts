import { expect, test } from "vitest";
import type { Instrument } from "@/lib/domain/instrument";
import { assumeInstruments } from "./assume-instruments";
import { venueSymbolOf as binanceName } from "./venues/binance/symbols";
import { venueSymbolOf as bitgetName } from "./venues/bitget/symbols";
import { venueSymbolOf as bybitName } from "./venues/bybit/symbols";
import { productOf } from "./venues/coinbase/symbols";
import { venueSymbolOf as deribitName } from "./venues/deribit/symbols";
import { venueSymbolOf as gateName } from "./venues/gate/symbols";
import { pairOf } from "./venues/kraken/symbols";
import { venueSymbolOf as krakenFuturesName } from "./venues/krakenfutures/symbols";
import { venueSymbolOf as kucoinName } from "./venues/kucoin/symbols";
import { instIdOf } from "./venues/okx/symbols";

test.each<[venue: string, named: string, symbols: string[], nameOf: (instrument: Instrument) => string]>([
  ["binance", "BTCUSDT", ["BTC/USDT", "BTC/USDT:USDT"], binanceName],
  ["binance", "1000SHIBUSDT", ["1000SHIB/USDT", "1000SHIB/USDT:USDT"], binanceName],
  ["binance", "BTCUSD_PERP", ["BTC/USD:BTC"], binanceName],
  ["binance", "ETHUSDT_260327", ["ETH/USDT:USDT-260327"], binanceName],
  ["bybit", "BTCUSD", ["BTC/USD", "BTC/USD:BTC"], bybitName],
  ["bybit", "ETHPERP", ["ETH/USDC:USDC"], bybitName],
  ["bybit", "BTCUSDT-28MAR25", ["BTC/USDT:USDT-250328"], bybitName],
  ["bybit", "BTC-28MAR25", ["BTC/USDC:USDC-250328"], bybitName],
  ["bybit", "BTCUSDH25", ["BTC/USD:BTC-250328"], bybitName],
  ["okx", "BTC-USDT", ["BTC/USDT"], instIdOf],
  ["okx", "BTC-USD-SWAP", ["BTC/USD:BTC"], instIdOf],
  ["okx", "ETH-USDT-250328", ["ETH/USDT:USDT-250328"], instIdOf],
  ["kraken", "XBTUSD", ["BTC/USD"], pairOf],
  ["kraken", "XDGEUR", ["DOGE/EUR"], pairOf],
  ["krakenfutures", "PF_XBTUSD", ["BTC/USD:USD"], krakenFuturesName],
  ["krakenfutures", "FI_ETHUSD_250328", ["ETH/USD:ETH-250328"], krakenFuturesName],
  ["coinbase", "BTC-USD", ["BTC/USD"], productOf],
  ["kucoin", "BTC-USDT", ["BTC/USDT"], kucoinName],
  ["kucoin", "XBTUSDTM", ["BTC/USDT:USDT"], kucoinName],
  ["kucoin", "XBTMZ25", ["BTC/USD:BTC-251228"], kucoinName],
  ["bitget", "BTCPERP", ["BTC/USDC:USDC"], bitgetName],
  ["bitget", "BTCUSDZ25", ["BTC/USD:BTC-251228"], bitgetName],
  ["gate", "BTC_USD", ["BTC/USD", "BTC/USD:BTC"], gateName],
  ["deribit", "BTC-PERPETUAL", ["BTC/USD:BTC"], deribitName],
  ["deribit", "ETH_USDC-PERPETUAL", ["ETH/USDC:USDC"], deribitName],
  ["deribit", "BTC-7MAR25", ["BTC/USD:BTC-250307"], deribitName],
  ["deribit", "BTC_USDC", ["BTC/USDC"], deribitName],
  ["deribit", "BTC-28MAR25-60000-C", [], deribitName],
  ["bitstamp", "btcusd", [], String],
])("%s: %s may be %j, whose name it is again", (venue, named, symbols, nameOf) => {
  const assumed = assumeInstruments(venue, { rows: [{ symbol: named }] });
  expect(assumed.map(({ symbol }) => symbol)).toEqual(symbols);
  expect(assumed.map(nameOf)).toEqual(symbols.map(() => named));
});

test("what a message names once or more often is one market; contracts have the size they are given", () => {
  const message = { data: [{ instId: "BTC-USDT-SWAP" }, { instId: "BTC-USDT-SWAP" }, { ccy: "ETH-USDT" }] };
  const assumed = assumeInstruments("okx", message, { symbols: ["SOL-USDT"], contractSize: "0.01" });
  expect(assumed.map(({ symbol, contractSize }) => [symbol, contractSize])).toEqual([
    ["SOL/USDT", "1"],
    ["BTC/USDT:USDT", "0.01"],
  ]);
});
