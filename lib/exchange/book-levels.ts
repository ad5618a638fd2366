/**
 * bookLevels reads one side of an order book: price and quantity in base units, without the levels that are no positive
 * finite numbers. `toBase` turns a size into base units where a venue counts contracts.
 */
export function bookLevels(
  levels: readonly (readonly [price: number, size: number, ...unknown[]])[],
  toBase: (size: number, price: number) => number = (size) => size,
): (readonly [price: number, quantity: number])[] {
  return levels
    .map(([price, size]) => [price, toBase(size, price)] as const)
    .filter((level) => level.every((value) => Number.isFinite(value) && value > 0));
}
