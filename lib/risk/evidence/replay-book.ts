import { EVIDENCE_POLICIES } from "@/lib/domain/evidence";
import type { BookReplay } from "@/lib/domain/evidence-views";
import type { RiskPolicy } from "@/lib/domain/risk-policy";
import { mean } from "../stats/mean";
import type { AssetHistory } from "./asset-history";
import type { Basket } from "./basket";
import { byPolicy } from "./by-policy";
import { compareDrawdowns } from "./compare-drawdowns";
import { crisisOutcomes } from "./crises";
import { deepestFalls } from "./deepest-falls";
import { measurePolicy, pathOf, prepareCase, runCase, type CaseOptions } from "./run-case";
import { buildUniverse, isListed, type Universe } from "./universe";
import { weeklyPaths } from "./weekly-paths";

const FALLS_SHOWN = 5;
/** Fewer than in the study, because somebody waits: an interval's ends move by a few hundredths. */
const RESAMPLES = 300;
const SEED = 1;

/** HeldAsset is an asset of the book with its history; `weight` is money, in any unit. */
export interface HeldAsset {
  history: AssetHistory;
  weight: number;
}

/**
 * replayBook walks today's weights through the past as `npm run evidence` walks a basket: weights restored at every close,
 * long only, from the first day one of the assets has enough history. An asset that is younger joins later; until then
 * the others carry its weight. `reference` is the market whose calm the ladder waits for. Null when no two days can be
 * compared.
 *
 * @param policy the user's own: its loss limit, usual exposure and no-trade band are replayed
 */
export function replayBook(
  held: readonly HeldAsset[],
  reference: AssetHistory | null,
  policy: RiskPolicy,
  costFraction: number,
): BookReplay | null {
  if (held.length === 0) return null;
  const isHeld = held.some(({ history }) => history.symbol === reference?.symbol);
  const universe = buildUniverse([
    ...held.map(({ history }) => history),
    ...(reference === null || isHeld ? [] : [reference]),
  ]);
  const basket = bookBasket(universe, held);
  const options: CaseOptions = { policy, costFraction, from: -Infinity, resamples: RESAMPLES, seed: SEED };
  const run = basket === null ? null : runCase(prepareCase(universe, basket, policy), options);
  if (run === null) return null;
  const paths = byPolicy((name) => pathOf(run, name));
  return {
    rows: EVIDENCE_POLICIES.map((name) => measurePolicy(run, name)),
    drawdownRatio: compareDrawdowns(paths.dynamic, paths.static_equal_vol, options),
    meanExposureFraction: mean(paths.dynamic.exposure) ?? 0,
    weeks: weeklyPaths(paths),
    falls: deepestFalls(paths, FALLS_SHOWN),
    crises: crisisOutcomes(paths),
  };
}

/** The held assets come first in the universe, in their order. */
function bookBasket(universe: Universe, held: readonly HeldAsset[]): Basket | null {
  const all = held.map((_, asset) => asset);
  const members = universe.days.map((_, day) => all.filter((asset) => isListed(universe, asset, day)));
  const firstDay = members.findIndex((listed) => listed.length > 0);
  if (firstDay < 0) return null;
  const lastDay = members.findLastIndex((listed) => listed.length > 0);
  return { name: "book", firstDay, lastDay, members, weights: held.map(({ weight }) => weight) };
}
