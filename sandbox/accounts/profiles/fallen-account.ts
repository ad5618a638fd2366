import { DAY_MS } from "../../market/interval";
import type { AccountProfile } from "../account-profile";
import type { HistoryPen } from "../history-pen";
import { Decimal } from "../money";

const PEAK_USD = 40_000;
const FALL = 0.4;
const WINDOW_DAYS = 80;
const BLOCKS = 4;
const BLOCK_DAYS = 16;
const SPOT_FEE = 0.001;
const FUTURES_FEE = 0.0005;

interface Fall {
  readonly base: string;
  readonly peakAt: number;
  readonly peak: number;
  readonly endAt: number;
  readonly end: number;
  /** Fraction lost from peak to end. */
  readonly depth: number;
}

/**
 * fallenAccount stands 40 % under its high of the last months. It holds the coin that fell most since, next to the
 * cash that makes the whole fall exactly that; where no coin fell so far it bought tops, sold bottoms and lost on a
 * perpetual instead, and holds a third in the first coin now.
 */
export const fallenAccount: AccountProfile = {
  id: "drawdown",
  title: "40 % below its high",
  description: "Was worth $40,000 at its high less than three months ago and is worth $24,000 at last midnight.",
  write(pen) {
    const falls = pen
      .pick([], 200)
      .flatMap((base) => fallSincePeak(pen, base) ?? [])
      .sort((a, b) => b.depth - a.depth);
    const deepest = falls[0];
    if (deepest && deepest.depth > FALL) holdTheFall(pen, deepest);
    else sellBottoms(pen);
  },
};

function fallSincePeak(pen: HistoryPen, base: string): Fall | undefined {
  const closes = pen.closes(base, WINDOW_DAYS);
  const last = closes.at(-1);
  if (!last || closes.length < WINDOW_DAYS / 2) return undefined;
  const peak = closes.reduce((best, point) => (point.close > best.close ? point : best));
  return {
    base,
    peakAt: peak.at,
    peak: peak.close,
    endAt: last.at,
    end: last.close,
    depth: 1 - last.close / peak.close,
  };
}

/** At the peak: x in the coin, the rest cash, with x · depth = 40 % of the whole. */
function holdTheFall(pen: HistoryPen, fall: Fall): void {
  const coinUsdNow = (PEAK_USD * FALL * (1 - fall.depth)) / fall.depth;
  pen.hold(fall.base, coinUsdNow, [
    { daysAgo: 130, share: 0.6 },
    { daysAgo: 105, share: 0.4 },
  ]);
  pen.cashUsd = PEAK_USD * (1 - FALL) - coinUsdNow;
  pen.cashSettledDaysAgo = 100;
}

/**
 * Four blocks of sixteen days: in each the coin that fell most is bought at its top and sold at its bottom. What that
 * did not lose, a perpetual on the wrong side loses in the last sixteen days.
 */
function sellBottoms(pen: HistoryPen): void {
  const perBlock = 1 - (1 - FALL) ** (1 / BLOCKS);
  const target = PEAK_USD * (1 - FALL);
  let worthUsd = PEAK_USD;
  pen.deposit("USDT", PEAK_USD, pen.ago(WINDOW_DAYS + 8, 9));
  const coins = pen.pick(["BTC"], 200);
  for (let block = 0; block < BLOCKS; block++) {
    const from = pen.ago(WINDOW_DAYS - BLOCK_DAYS * block, 0);
    const worst = coins
      .flatMap((base) => deepestFall(pen, base, from, from + BLOCK_DAYS * DAY_MS) ?? [])
      .sort((a, b) => b.depth - a.depth)[0];
    if (!worst) continue;
    const spentUsd = Math.min(worthUsd * 0.99, (worthUsd * perBlock) / worst.depth);
    const quantity = pen.onLotGrid(worst.base, new Decimal(spentUsd).div(worst.peak));
    pen.trade(worst.base, "BUY", quantity, worst.peakAt);
    pen.trade(worst.base, "SELL", pen.onLotGrid(worst.base, quantity.times(0.998)), worst.endAt);
    worthUsd -= spentUsd * (worst.depth + 2 * SPOT_FEE);
  }
  const [first = "BTC"] = coins;
  if (worthUsd > target * 1.01) loseOnPerpetual(pen, first, worthUsd - target);
  pen.hold(first, target * 0.35, [{ daysAgo: 1, share: 1 }]);
}

/** Stands against the largest move of the last two weeks, sized so that it costs `lossUsd` with fees. */
function loseOnPerpetual(pen: HistoryPen, base: string, lossUsd: number): void {
  const closes = pen.closes(base, BLOCK_DAYS - 2);
  const [opened] = closes;
  if (!opened || !pen.hasPerpetual(base)) return;
  const furthest = closes.reduce((far, point) =>
    Math.abs(point.close - opened.close) > Math.abs(far.close - opened.close) ? point : far,
  );
  const costPerCoin = Math.abs(furthest.close - opened.close) + FUTURES_FEE * (furthest.close + opened.close);
  const quantity = pen.onLotGrid(base, new Decimal(lossUsd).div(costPerCoin));
  const isLong = furthest.close < opened.close;
  pen.transfer("USDT", lossUsd * 1.3, "spot", "futures", opened.at - 60_000);
  pen.perpetual(base, isLong ? "BUY" : "SELL", quantity, opened.at);
  pen.perpetual(base, isLong ? "SELL" : "BUY", quantity, furthest.at);
  pen.transfer("USDT", lossUsd * 0.25, "futures", "spot", furthest.at + 60_000);
}

function deepestFall(pen: HistoryPen, base: string, from: number, to: number): Fall | undefined {
  let best: Fall | undefined;
  let top: { at: number; close: number } | undefined;
  for (const point of pen.closes(base, WINDOW_DAYS)) {
    if (point.at < from || point.at > to) continue;
    if (!top || point.close > top.close) top = point;
    const depth = 1 - point.close / top.close;
    if (depth > (best?.depth ?? 0)) {
      best = { base, peakAt: top.at, peak: top.close, endAt: point.at, end: point.close, depth };
    }
  }
  return best;
}
