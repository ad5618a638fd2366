import { expect, test } from "vitest";
import { settleOf } from "./settle-of";

test.each([
  ["BTC/USDT:USDT", "USDT"],
  ["BTC/USD:BTC", "BTC"],
  ["BTC/USD:BTC-270326", "BTC"],
  ["ETH/USDC:USDC-270326-4000-C", "USDC"],
  ["BTC/USDT", ""],
])("%s settles in %j", (symbol, coin) => expect(settleOf(symbol)).toBe(coin));
