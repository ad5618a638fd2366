import { expect, test } from "vitest";
import { fullSubjectName } from "./full-subject-name";

test.each([
  ["binance:AAVE/USDT", "AAVE/USDT, Binance"],
  ["okx:ADA/USDT:USDT", "ADA/USDT, OKX"],
  ["gone:BTC/USD", "BTC/USD, gone"],
  ["kraken", "Kraken"],
  ["r/Bitcoin", "r/Bitcoin"],
  ["mempool.space", "mempool.space"],
  ["all", null],
  ["market", null],
])("%s is called %s", (subject, name) => {
  expect(fullSubjectName(subject)).toBe(name);
});
