import { expect, test, vi } from "vitest";
import type { CashFlow } from "@/lib/domain/account-snapshot";
import { flowsOfLedger, signedFlow } from "./flows-of-ledger";

const flow = (kind: CashFlow["kind"], eventAt: number): CashFlow => ({
  venueFlowId: `${kind}-${eventAt}`,
  kind,
  asset: "BTC",
  amount: "1",
  eventAt,
});

test("a span is read once for both kinds, and what lies outside is left out", async () => {
  const read = vi.fn(() => Promise.resolve([flow("deposit", 9), flow("deposit", 10), flow("withdrawal", 20)]));
  const fetchFlows = flowsOfLedger(read);
  expect(await fetchFlows("deposit", 10, 21)).toEqual([flow("deposit", 10)]);
  expect(await fetchFlows("withdrawal", 10, 21)).toEqual([flow("withdrawal", 20)]);
  expect(await fetchFlows("internal_transfer", 10, 21)).toEqual([]);
  expect(read).toHaveBeenCalledTimes(1);
  expect(await fetchFlows("withdrawal", 10, 20)).toEqual([]);
  expect(read).toHaveBeenCalledTimes(2);
});

test("a failure is not remembered", async () => {
  const read = vi.fn<() => Promise<CashFlow[]>>().mockRejectedValueOnce(new Error("down")).mockResolvedValue([]);
  const fetchFlows = flowsOfLedger(read);
  await expect(fetchFlows("deposit", 0, 1)).rejects.toThrow("down");
  expect(await fetchFlows("deposit", 0, 1)).toEqual([]);
});

test("the sign says which way money went", () => {
  const movement = { venueFlowId: "1", asset: "BTC", eventAt: 5 };
  expect(signedFlow({ ...movement, amount: "-2.5" })).toEqual({ ...movement, kind: "withdrawal", amount: "2.5" });
  expect(signedFlow({ ...movement, amount: "2.5" })).toMatchObject({ kind: "deposit", amount: "2.5" });
  expect(signedFlow({ ...movement, amount: "0" })).toBeNull();
});
