/** Action is one thing to decide: a fact, or a change of the book with all its orders. */
export interface Action<T> {
  key: string;
  /** In the order given; never empty. */
  items: readonly T[];
}

/** groupActions puts the orders of one bundle and one state together, where the first of them stands. */
export function groupActions<T extends { id: string; bundleId: string | null; closedAt: unknown }>(
  list: readonly T[],
): Action<T>[] {
  const actions = new Map<string, T[]>();
  for (const item of list) {
    const key = item.bundleId === null ? item.id : `${item.bundleId} ${item.closedAt === null ? "open" : "closed"}`;
    const items = actions.get(key);
    if (items === undefined) actions.set(key, [item]);
    else items.push(item);
  }
  return [...actions].map(([key, items]) => ({ key, items }));
}
