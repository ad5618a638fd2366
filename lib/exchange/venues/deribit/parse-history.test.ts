import { expect, test } from "vitest";
import { parseTransactionLog } from "./parse-history";

/** After the example of Deribit's documentation of `private/get_transaction_log`. */
const entry = { id: 61_312, currency: "BTC", timestamp: 1_613_659_830_333, balance: 3001.2, commission: 0 };
const page = (logs: readonly object[], continuation: number | null = null) => ({
  jsonrpc: "2.0",
  result: { logs: logs.map((each) => ({ ...entry, ...each })), continuation },
});

test("deposits, withdrawals and moves to a subaccount are flows by their sign", () => {
  const logs = [
    { type: "deposit", change: 0.65, id: 1 },
    { type: "withdrawal", change: -0.1, id: 2 },
    { type: "transfer", change: -2.5, id: 3 },
    { type: "transfer", change: 1e-8, id: 4 },
  ];
  expect(parseTransactionLog(page(logs)).rows.map(({ kind, amount, asset }) => `${kind} ${amount} ${asset}`)).toEqual([
    "deposit 0.65 BTC",
    "withdrawal 0.1 BTC",
    "withdrawal 2.5 BTC",
    "deposit 0.00000001 BTC",
  ]);
});

test("trades, settlements and corrections are none, and a page of them is not the end", () => {
  const logs = [
    { type: "trade", change: -0.0001 },
    { type: "settlement", change: 0.002 },
    { type: "delivery", change: null },
    { type: "correction", change: 1 },
  ];
  expect(parseTransactionLog(page(logs, 77))).toEqual({ rows: [], cursor: "77", seen: 4 });
  expect(parseTransactionLog(page([])).cursor).toBeNull();
});
