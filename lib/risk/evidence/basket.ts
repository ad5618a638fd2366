import { DAY_MS } from "@/lib/domain/units";
import { isListed, type Universe } from "./universe";

const TOP_COUNT = 10;
const VOLUME_DAYS = 90;

/** Basket names the assets of a case after each close. Days before `firstDay` and after `lastDay` hold none. */
export interface Basket {
  name: string;
  firstDay: number;
  lastDay: number;
  members: readonly (readonly number[])[];
  /** Money in each asset of the universe, by index, for a book that is not equally weighted. */
  weights?: readonly number[];
}

/** memberShares are the shares of some members among themselves, in their order; they add up to 1. */
export function memberShares({ weights }: Pick<Basket, "weights">, members: readonly number[]): number[] {
  const money = members.map((asset) => weights?.[asset] ?? 1);
  const total = money.reduce((sum, value) => sum + value, 0);
  return money.map((value) => value / total);
}

/**
 * buildBasket makes a case: `EW` holds every listed asset, `TOP10` the ten largest by trailing 90-day quote volume,
 * chosen anew at the first close of each month, anything else is one symbol. Null when nothing is ever listed under it.
 */
export function buildBasket(universe: Universe, name: string): Basket | null {
  const choose = name === "TOP10" ? chooseLargest(universe) : chooseAll(universe, name);
  const members = universe.days.map((_, day) => choose(day));
  const firstDay = members.findIndex((chosen) => chosen.length > 0);
  if (firstDay < 0) return null;
  const lastDay = members.findLastIndex((chosen, day) => chosen.some((asset) => printsOn(universe, asset, day)));
  return { name, firstDay, lastDay, members };
}

function printsOn({ days, assets, bars }: Universe, asset: number, day: number): boolean {
  return assets[asset]?.daily.openAt[bars[asset]?.[day] ?? -1] === days[day];
}

function chooseAll(universe: Universe, name: string): (day: number) => number[] {
  const wanted = universe.assets.flatMap(({ symbol }, i) => (name === "EW" || symbol === name ? [i] : []));
  return (day) => wanted.filter((asset) => isListed(universe, asset, day));
}

function chooseLargest(universe: Universe): (day: number) => number[] {
  let chosen: readonly number[] = [];
  return (day) => {
    const isMonthStart = new Date(universe.days[day] ?? 0).getUTCDate() === 1;
    if (isMonthStart || chosen.length === 0) chosen = largestByVolume(universe, day);
    return chosen.filter((asset) => isListed(universe, asset, day));
  };
}

function largestByVolume(universe: Universe, day: number): number[] {
  return universe.assets
    .map((_, asset) => asset)
    .filter((asset) => isListed(universe, asset, day))
    .map((asset) => ({ asset, volume: trailingVolume(universe, asset, day) }))
    .sort((a, b) => b.volume - a.volume || a.asset - b.asset)
    .slice(0, TOP_COUNT)
    .map(({ asset }) => asset);
}

function trailingVolume({ days, assets, bars }: Universe, asset: number, day: number): number {
  const daily = assets[asset]?.daily;
  const since = (days[day] ?? 0) - VOLUME_DAYS * DAY_MS;
  let sum = 0;
  for (let bar = bars[asset]?.[day] ?? -1; bar >= 0 && (daily?.openAt[bar] ?? 0) > since; bar--) {
    sum += daily?.volumeQuote[bar] ?? 0;
  }
  return sum;
}
