import { afterAll, expect, test } from "vitest";
import { DAY_MS } from "@/lib/domain/units";
import { batchPool, closeBatchDb } from "@/lib/platform/batch-db";
import { logger } from "@/lib/platform/logger";
import type { JobContext } from "../handler";
import { prune } from "./prune";

const NOW = Date.UTC(2026, 10, 22);
const context: JobContext = {
  clock: { now: () => new Date(NOW) },
  signal: new AbortController().signal,
  log: logger("test"),
};
afterAll(closeBatchDb);

async function tableKnown(instrumentId: string, daysAgo: number): Promise<void> {
  await batchPool().query(
    `insert into leverage_tier (instrument_id, available_at, tier, notional_floor, maintenance_fraction,
       maintenance_amount, leverage_max) values ($1, $2, 1, 0, 0.01, 0, 50)`,
    [instrumentId, new Date(NOW - daysAgo * DAY_MS)],
  );
}

async function daysKept(instrumentId: string): Promise<number[]> {
  const { rows } = await batchPool().query<{ at: Date }>(
    "select available_at as at from leverage_tier where instrument_id = $1 order by available_at",
    [instrumentId],
  );
  return rows.map(({ at }) => (NOW - at.getTime()) / DAY_MS);
}

test("margin tables are kept as far back as they held in the last 90 days, however old", async () => {
  for (const daysAgo of [200, 120, 30]) await tableKnown("pruned:changed", daysAgo);
  await tableKnown("pruned:unchanged", 300);
  await prune({}, context);
  expect(await daysKept("pruned:changed")).toEqual([120, 30]);
  expect(await daysKept("pruned:unchanged")).toEqual([300]);
});
