import { DAY_MS, HOUR_MS } from "../market/interval";
import { hashText, uniform } from "../market/noise";
import type { SourceWorld } from "./source-world";

/** One thing told at an instant. */
export interface Story {
  id: string;
  title: string;
  at: number;
}

/** Who tells: an outlet or a forum, with a lane of its own among the draws, and how often. */
export interface Teller {
  voice: keyof typeof TOLD;
  lane: number;
  everyMs: number;
}

const SPAN_MS = 3 * DAY_MS;
const STREAM = hashText("stories");
/** Stories that several outlets tell within the same hours, in the same words but one. */
const SHARED_LANE = 99;
const SHARED_PART = 0.25;
/** Moves of a day, as a fraction: below the first bad news, above the second good news. */
const CALM = 0.015;
const NAMES: Readonly<Record<string, string>> = {
  BTC: "Bitcoin",
  ETH: "Ethereum",
  SOL: "Solana",
  XRP: "XRP",
  ADA: "Cardano",
  DOGE: "Dogecoin",
  LINK: "Chainlink",
  LTC: "Litecoin",
  DOT: "Polkadot",
};

/** {name} a coin, {move} its move of a day. No people, no companies: nothing here may be taken for news. */
const TOLD = {
  news: {
    up: [
      "{name} climbs {move} in a day as volume grows",
      "{name} gains {move}, its buyers outnumber sellers",
      "{name} rallies {move} and leads the market higher",
      "Traders return: {name} rises {move} over 24 hours",
    ],
    down: [
      "{name} falls {move} in a day as sellers take over",
      "{name} slides {move}, long positions liquidated",
      "{name} drops {move} and drags the market lower",
      "Selling continues: {name} loses {move} over 24 hours",
    ],
    calm: [
      "{name} moves sideways with a change of {move} in a day",
      "What the order book of {name} looks like today",
      "{name} in numbers: price, volume and volatility of the day",
      "How to read the trading range of {name} this week",
    ],
  },
  post: {
    up: ["{name} up {move} today, did anybody hold through it?", "Great day for {name}, {move} and still strong"],
    down: ["{name} down {move} today, how do you deal with the loss?", "Another bad day, {name} dropped {move}"],
    calm: ["Daily discussion of {name}", "What would you read first about {name}?", "Where do you keep your {name}?"],
  },
} as const;

/** storiesOf lists what a teller has published in the last three days, newest first. */
export function storiesOf({ market, now }: SourceWorld, { voice, lane, everyMs }: Teller): Story[] {
  const listed = Object.keys(NAMES).filter((base) => market.instrument(`${base}USDT`) !== undefined);
  const stories: Story[] = [];
  for (let slot = Math.floor(now() / everyMs); slot * everyMs > now() - SPAN_MS; slot--) {
    const isShared = voice === "news" && uniform(0, STREAM, slot, SHARED_LANE) < SHARED_PART;
    const source = isShared ? SHARED_LANE : lane;
    const draw = (n: number): number => uniform(0, STREAM, slot, 200 + 10 * source + n);
    const at = slot * everyMs + Math.floor(uniform(0, STREAM, slot, 100 + lane) * HOUR_MS);
    const base = pick(listed, draw(0));
    if (at > now() || base === undefined) continue;
    const move = dayMove(
      market.priceAt(`${base}USDT`, slot * everyMs),
      market.priceAt(`${base}USDT`, slot * everyMs - DAY_MS),
    );
    const tone = move > CALM ? "up" : move < -CALM ? "down" : "calm";
    const words = (pick(TOLD[voice][tone], draw(1)) ?? "{name}")
      .replace("{name}", NAMES[base] ?? base)
      .replace("{move}", `${Math.abs(100 * move).toFixed(1)}%`);
    stories.push({
      id: `${lane}-${slot}`,
      title: `Sandbox: ${words}${isShared && lane % 2 === 1 ? " today" : ""}`,
      at,
    });
  }
  return stories;
}

function dayMove(price: number | undefined, before: number | undefined): number {
  return price === undefined || before === undefined ? 0 : price / before - 1;
}

function pick<T>(list: readonly T[], draw: number): T | undefined {
  return list[Math.floor(draw * list.length)];
}
