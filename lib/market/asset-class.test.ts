import { expect, test } from "vitest";
import { assetClassOf, isCash } from "./asset-class";

test.each([
  ["BTC", "crypto", false],
  ["usdt", "stablecoin", true],
  ["EURC", "stablecoin", true],
  ["CHF", "fiat", true],
  ["PAXG", "gold", false],
  ["XAUT", "gold", false],
  ["AAPLx", "stock", false],
  ["USDY", "bond", false],
  ["NOBODYKNOWS", "crypto", false],
] as const)("%s is %s", (asset, assetClass, cash) => {
  expect([assetClassOf(asset), isCash(asset)]).toEqual([assetClass, cash]);
});
