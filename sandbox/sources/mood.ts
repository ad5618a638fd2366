import type { Hono } from "hono";
import { DAY_MS } from "../market/interval";
import { hashText, normal } from "../market/noise";
import { dailyCloses, type DailyCloses } from "./daily-closes";
import type { SourceWorld } from "./source-world";

const DAYS_MAX = 3_000;
const STREAM = hashText("mood");
const CLASSES: readonly (readonly [below: number, name: string])[] = [
  [25, "Extreme Fear"],
  [46, "Fear"],
  [55, "Neutral"],
  [76, "Greed"],
  [101, "Extreme Greed"],
];

/** mountMood answers alternative.me's fear & greed index, newest day first. */
export function mountMood(app: Hono, { market, now, recorded }: SourceWorld): void {
  app.get("/sources/api.alternative.me/fng/", (c) => {
    const asked = Number(c.req.query("limit") ?? 1);
    const limit = Number.isInteger(asked) && asked > 0 ? Math.min(asked, DAYS_MAX) : DAYS_MAX;
    const today = Math.floor(now() / DAY_MS);
    const closes = dailyCloses(market, "BTCUSDT", today - limit - 60, today);
    const data = Array.from({ length: limit }, (_, back) => {
      const day = today - back;
      const value = recorded.value("fear_greed", day) ?? moodOf(closes, day);
      const name = CLASSES.find(([below]) => value < below)?.[1] ?? "Neutral";
      return {
        value: String(value),
        value_classification: name,
        timestamp: String((day * DAY_MS) / 1_000),
        ...(back === 0 ? { time_until_update: String(Math.ceil(((day + 1) * DAY_MS - now()) / 1_000)) } : {}),
      };
    });
    return c.json({ name: "Fear and Greed Index", data, metadata: { error: null } });
  });
}

/** Known at the beginning of the day: the last week against its usual size, the last month's trend, and unrest. */
function moodOf(closes: DailyCloses, day: number): number {
  const sum = (days: number): number => {
    let total = 0;
    for (let i = 1; i <= days; i++) total += closes.returnOf(day - i);
    return total;
  };
  const daily = Math.max(0.005, closes.volatilityAt(day - 1, 30) / Math.sqrt(365));
  const unrest = closes.volatilityAt(day - 1, 7) / Math.max(0.1, closes.volatilityAt(day - 1, 30)) - 1;
  const raw = 50 + (12 * sum(7)) / (daily * Math.sqrt(7)) + 60 * sum(30) - 8 * unrest + 2 * normal(0, STREAM, day);
  return Math.round(Math.max(3, Math.min(97, raw)));
}
