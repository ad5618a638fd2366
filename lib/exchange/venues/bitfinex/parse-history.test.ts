import { expect, test } from "vitest";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { parseMovements } from "./parse-history";

/** After the example of Bitfinex's documentation of `auth/r/movements/hist`. */
function movement(id: number, status: string, amount: number, code = "UST"): unknown[] {
  const [startedAt, updatedAt] = [1_574_175_052_000, 1_574_181_326_000];
  const head = [id, code, "TETHER", null, null, startedAt, updatedAt, null, null, status, null, null];
  return [...head, amount, -0.00135, null, null, "0x38110e0Fc932CB2BE", null, null, null, "0x523ec8945500", null];
}

test("a deposit counts when it has arrived, a withdrawal from its start until it comes back", () => {
  const { rows, cursor, seen } = parseMovements([
    movement(1, "COMPLETED", 250),
    movement(2, "PENDING", 10),
    movement(3, "SENDING", -40),
    movement(4, "CANCELED", -0.24, "ETH"),
  ]);
  expect(rows.map(({ venueFlowId, kind, amount, asset }) => [venueFlowId, kind, amount, asset])).toEqual([
    ["1", "deposit", "250", "USDT"],
    ["3", "withdrawal", "40", "USDT"],
    ["4", "withdrawal", "0.24", "ETH"],
    ["returned-4", "deposit", "0.24", "ETH"],
  ]);
  expect([cursor, seen]).toEqual([null, 4]);
});

test("a row of another shape is a failure", () => {
  expect(() => parseMovements([movement(1, "COMPLETED", 1).slice(0, 9)])).toThrow(SafeExchangeError);
});
