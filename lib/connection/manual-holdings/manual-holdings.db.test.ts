import { afterAll, describe, expect, test } from "vitest";
import { batchPool, closeBatchDb } from "@/lib/platform/batch-db";
import { systemClock } from "@/lib/platform/clock";
import { closeDb } from "@/lib/platform/db";
import { openTestWorkspace } from "@/lib/testing/open-test-workspace";
import { addManualHolding } from "./add-manual-holding";
import { changeManualHolding } from "./change-manual-holding";
import { listManualHoldings } from "./list-manual-holdings";
import { manualHoldingSchema } from "./manual-holding-input";
import { removeManualHolding } from "./remove-manual-holding";

const COLD = manualHoldingSchema.parse({
  asset: " btc ",
  quantity: "1.500000000000000001",
  place: "cold",
  note: "Safe",
  priceUsd: null,
});

afterAll(async () => {
  await closeBatchDb();
  await closeDb();
});

describe("manual holdings", () => {
  test("are added, changed and removed to the last digit, each audited and each asking for an assessment", async () => {
    const ctx = await openTestWorkspace("cold", systemClock);
    const isDue = async () => {
      const { rows } = await batchPool().query<{ due: boolean }>(
        "update workspace set assess_due_at = 'infinity' where id = $1 returning (select assess_due_at <= now() from workspace where id = $1) as due",
        [ctx.workspaceId],
      );
      return rows[0]?.due;
    };
    await isDue();
    const added = await addManualHolding(ctx, COLD);
    expect(added).toMatchObject({ asset: "BTC", quantity: "1.500000000000000001", place: "cold", priceUsd: null });
    expect(await isDue()).toBe(true);
    const changed = await changeManualHolding(ctx, { id: added.id, ...COLD, quantity: "2", priceUsd: "50000" });
    expect(await isDue()).toBe(true);
    expect(await listManualHoldings(ctx)).toEqual([{ ...changed, quantity: "2", priceUsd: "50000" }]);
    await removeManualHolding(ctx, added.id);
    expect(await isDue()).toBe(true);
    expect(await listManualHoldings(ctx)).toEqual([]);
    const { rows } = await batchPool().query<{ action: string }>(
      "select action from audit_log where workspace_id = $1 and action like 'holding.%' order by event_at, id",
      [ctx.workspaceId],
    );
    expect(rows.map(({ action }) => action)).toEqual(["holding.add", "holding.change", "holding.remove"]);
  });

  test("a stranger's line is not found, and a viewer changes nothing", async () => {
    const mine = await openTestWorkspace("mine", systemClock);
    const theirs = await openTestWorkspace("theirs", systemClock);
    const line = await addManualHolding(mine, COLD);
    await expect(removeManualHolding(theirs, line.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(changeManualHolding(theirs, { id: line.id, ...COLD })).rejects.toMatchObject({ code: "not_found" });
    for (const id of ["", "hld_x", line.id.replace("hld", "con")])
      await expect(removeManualHolding(mine, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(addManualHolding({ ...mine, role: "viewer" }, COLD)).rejects.toMatchObject({ code: "forbidden" });
    expect(await listManualHoldings(mine)).toHaveLength(1);
  });

  test.each([
    ["no quantity", { quantity: "0" }],
    ["a negative quantity", { quantity: "-1" }],
    ["an exponent", { quantity: "1e5" }],
    ["nineteen decimals", { quantity: "0.0000000000000000001" }],
    ["a number instead of text", { quantity: 1 }],
    ["an operator object", { asset: { startsWith: "" } }],
    ["a NUL byte", { note: "a\u0000b" }],
    ["a line break", { note: "a\nb" }],
    ["a code nobody has", { asset: "BTC/USDT" }],
    ["a place we do not know", { place: "moon" }],
    ["a surplus field", { workspaceId: "x" }],
  ])("%s is refused", (_what, over) => {
    expect(manualHoldingSchema.safeParse({ ...COLD, ...over }).success).toBe(false);
  });
});
