import { afterAll, beforeAll, expect, test } from "vitest";
import { batchPool } from "@/lib/platform/batch-db";
import { systemClock } from "@/lib/platform/clock";
import { runtimeEnv } from "@/lib/platform/env";
import { assess } from "@/lib/risk/assess";
import { openDemoDesk } from "@/lib/testing/demo-desk";
import { loadRiskInput } from "./load-risk-input";
import { restoreAssessment, type StoredRiskAssessment } from "./stored-assessment";
import type { StoredInput } from "./stored-input";

const desk = openDemoDesk(runtimeEnv().SANDBOX_URL ?? "", systemClock);

beforeAll(async () => {
  const accounts = [];
  for (const account of ["ai-book", "hedged", "trader"]) {
    const ctx = await desk.openWorkspace(`recompute-${account}`);
    accounts.push({ ctx, ...(await desk.link(ctx, account)) });
  }
  await desk.round(accounts);
  // A later market: what was kept must still be made of the states it named.
  await desk.refreshMarket();
}, 120_000);
afterAll(() => desk.close());

test("every kept assessment can be made again, to the last bit, from what it names", async () => {
  const { rows } = await batchPool().query<{ input: StoredInput; assessment: StoredRiskAssessment }>(
    "select input, assessment from assessment",
  );
  expect(rows.length).toBeGreaterThanOrEqual(3);
  for (const { input, assessment } of rows) {
    // What JSON cannot say (an undefined field) is not part of an answer.
    const again: unknown = JSON.parse(JSON.stringify(assess(await loadRiskInput(input))));
    expect(again).toEqual(restoreAssessment(assessment));
  }
});

test("a state that is gone is said to be gone, not replaced by today's", async () => {
  const { rows } = await batchPool().query<{ input: StoredInput }>("select input from assessment limit 1");
  const [row] = rows;
  if (row === undefined) throw new Error("no assessment was kept");
  const stale: StoredInput = { ...row.input, markets: { ...row.input.markets, BTC: 1 } };
  await expect(loadRiskInput(stale)).rejects.toThrow(/market state of BTC .* no longer stored/);
});
