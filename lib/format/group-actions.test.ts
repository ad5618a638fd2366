import { expect, test } from "vitest";
import { groupActions } from "./group-actions";

test("groupActions: the orders of one bundle are one action, where the first stands; open and closed ones apart", () => {
  const item = (id: string, bundleId: string | null, closedAt: number | null = null) => ({ id, bundleId, closedAt });
  const list = [item("a", "one"), item("fact", null), item("b", "one"), item("c", "two"), item("d", "one", 5)];
  expect(groupActions(list).map(({ items }) => items.map(({ id }) => id))).toEqual([
    ["a", "b"],
    ["fact"],
    ["c"],
    ["d"],
  ]);
});
