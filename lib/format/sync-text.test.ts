import { expect, test } from "vitest";
import { en } from "./messages/en";
import { syncText } from "./sync-text";

test.each([
  ["queued", "", "Waiting for its turn"],
  ["history", "", "Balances are read; reading the history"],
  ["history", "flows", "Reading deposits, withdrawals and payments"],
  ["history", "BTC/USDT", "Reading trades of BTC/USDT"],
  ["history", "fills:linear", "Reading trades"],
] as const)("%s %s", (phase, detail, text) => {
  expect(syncText({ phase, detail, done: 1, total: 9 }, en)).toBe(text);
});
