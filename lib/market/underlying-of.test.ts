import { expect, test } from "vitest";
import { underlyingOf } from "./underlying-of";

test.each([
  ["WBTC", "BTC"],
  ["cbBTC", "BTC"],
  ["stETH", "ETH"],
  ["wstETH", "ETH"],
  ["ETH2", "ETH"],
  ["JitoSOL", "SOL"],
  ["mSOL", "SOL"],
  ["slisBNB", "BNB"],
])("%s carries the risk of %s", (form, underlying) => {
  expect(underlyingOf(form)).toBe(underlying);
});

test.each(["LDO", "PAXG", "XAUT", "MATIC", "POL", "1000PEPE", "BONK", "sol-of-nobody"])("%s is its own", (asset) => {
  expect(underlyingOf(asset)).toBe(asset);
});
