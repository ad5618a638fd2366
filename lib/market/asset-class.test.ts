import { expect, test } from "vitest";
import { assetClassOf, isCash, pegCurrencyOf } from "./asset-class";

test.each([
  ["BTC", "crypto", false],
  ["usdt", "stablecoin", true],
  ["EURC", "stablecoin", true],
  ["RLUSD", "stablecoin", true],
  ["TRYB", "stablecoin", true],
  ["CHF", "fiat", true],
  ["SEK", "fiat", true],
  ["PAXG", "gold", false],
  ["XAUT", "gold", false],
  ["AAPLx", "stock", false],
  ["USDY", "bond", false],
  ["NOBODYKNOWS", "crypto", false],
] as const)("%s is %s", (asset, assetClass, cash) => {
  expect([assetClassOf(asset), isCash(asset)]).toEqual([assetClass, cash]);
});

test.each([
  ["usdt", "USD"],
  ["EURC", "EUR"],
  ["GYEN", "JPY"],
  ["EUR", null],
  ["BTC", null],
])("%s is pegged to %s", (asset, currency) => {
  expect(pegCurrencyOf(asset)).toBe(currency);
});
