import { valueAtBar } from "../series/bar-series";
import { memberShares, type Basket } from "./basket";
import { assetReturn, type Universe } from "./universe";

/**
 * Sleeve is one unit of a mix of assets that is brought back to its weights at every close. Entries are per day of the
 * universe; money the weights leave out is cash.
 */
export interface Sleeve {
  /** Return from the close before to this close, before costs. */
  returns: Float64Array;
  /** Share of the unit traded at this close to restore the weights. */
  turnover: Float64Array;
  /** Sum of the weights after this close. */
  invested: Float64Array;
}

/** buildSleeve weighs a basket's members as the basket says, equally unless it says otherwise. */
export function buildSleeve(universe: Universe, basket: Basket): Sleeve {
  return walkWeights(universe, basket, () => true);
}

/** buildAverageSleeve is the rule everybody knows: each member only while above its 200-day average, else cash. */
export function buildAverageSleeve(universe: Universe, basket: Basket): Sleeve {
  return walkWeights(universe, basket, (asset, day) => {
    const history = universe.assets[asset];
    const bar = universe.bars[asset]?.[day] ?? -1;
    const average = history === undefined ? null : valueAtBar(history.average200d, bar);
    return average !== null && (history?.daily.close[bar] ?? 0) > average;
  });
}

function walkWeights(universe: Universe, basket: Basket, isHeld: (asset: number, day: number) => boolean): Sleeve {
  const count = universe.days.length;
  const sleeve: Sleeve = {
    returns: new Float64Array(count),
    turnover: new Float64Array(count),
    invested: new Float64Array(count),
  };
  let weights = new Map<number, number>();
  for (let day = basket.firstDay; day <= basket.lastDay; day++) {
    const drifted = drift(universe, weights, day);
    sleeve.returns[day] = drifted.growth - 1;
    const members = basket.members[day] ?? [];
    const shares = memberShares(basket, members);
    weights = new Map(members.flatMap((asset, i) => (isHeld(asset, day) ? [[asset, shares[i] ?? 0] as const] : [])));
    sleeve.invested[day] = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
    // The first purchase is the policy's to make, not the mix's.
    sleeve.turnover[day] = day === basket.firstDay ? 0 : tradedShare(drifted.weights, weights);
  }
  return sleeve;
}

function drift(universe: Universe, weights: ReadonlyMap<number, number>, day: number) {
  const moved = [...weights].map(([asset, weight]) => {
    const change = weight * assetReturn(universe, asset, day);
    return { asset, value: weight + change, change };
  });
  const growth = 1 + moved.reduce((sum, { change }) => sum + change, 0);
  return { growth, weights: new Map(moved.map(({ asset, value }) => [asset, growth > 0 ? value / growth : 0])) };
}

function tradedShare(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const asset of new Set([...before.keys(), ...after.keys()])) {
    sum += Math.abs((after.get(asset) ?? 0) - (before.get(asset) ?? 0));
  }
  return sum;
}
