import { expect, test } from "vitest";
import { parseUserBalance } from "./parse-balances";
import { JOURNAL_PAGE, parseTransactions } from "./parse-history";

/** After the example of Crypto.com's documentation of `private/get-transactions`. */
const entry = {
  account_id: "88888888-8888-8888-8888-000000000123",
  event_date: "2021-02-18",
  journal_id: "187078",
  transaction_cost: "0",
  realized_pnl: "0",
  event_timestamp_ms: "1613640752166",
  event_timestamp_ns: "1613640752166234567",
  instrument_name: "CRO",
};
const page = (rows: readonly object[]) => ({
  code: 0,
  method: "private/get-transactions",
  result: { data: rows.map((row) => ({ ...entry, ...row })) },
});

test("what crosses the account's edge is a flow by its sign; what rolls back comes back", () => {
  const rows = [
    { journal_type: "ONCHAIN_DEPOSIT", transaction_qty: "100" },
    { journal_type: "WITHDRAW", transaction_qty: "-40.50" },
    { journal_type: "ROLLBACK_WITHDRAW", transaction_qty: "40.50" },
    { journal_type: "SUBACCOUNT_TX", transaction_qty: "-3", instrument_name: "USD_STABLE_COIN" },
  ];
  const { rows: flows, cursor } = parseTransactions(page(rows));
  expect(flows.map(({ kind, amount, asset }) => `${kind} ${amount} ${asset}`)).toEqual([
    "deposit 100 CRO",
    "withdrawal 40.5 CRO",
    "deposit 40.5 CRO",
    "withdrawal 3 USDC",
  ]);
  expect(flows[0]?.eventAt).toBe(1_613_640_752_166);
  expect(cursor).toBeNull();
});

test("trades, fees and settlements are none; a full page goes on before its last entry", () => {
  const trade = { journal_type: "TRADING", transaction_qty: "-0.0005", instrument_name: "BTCUSD-PERP" };
  const rows = Array.from({ length: JOURNAL_PAGE }, () => trade);
  expect(parseTransactions(page(rows))).toEqual({ rows: [], cursor: "1613640752166234568", seen: JOURNAL_PAGE });
});

test("staked coins are the person's, but locked", () => {
  const position_balances = [
    { instrument_name: "SOL", quantity: "5", reserved_qty: "2" },
    { instrument_name: "SOL.staked", quantity: "7", reserved_qty: "0" },
  ];
  const balances = parseUserBalance({ code: 0, result: { data: [{ position_balances }] } });
  expect(balances.map(({ wallet, asset, free, locked }) => [wallet, asset, free, locked])).toEqual([
    ["unified", "SOL", "3", "2"],
    ["earn_locked", "SOL", "0", "7"],
  ]);
});
