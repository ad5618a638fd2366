import type { Hono } from "hono";
import type { Market } from "../market/market";
import { mountCharts } from "./charts";
import { mountHeadlineFeeds } from "./headline-feeds";
import { mountImpliedVolatility } from "./implied-volatility";
import { mountMood } from "./mood";
import { readRecordedDays } from "./recorded-days";
import type { SourceWorld } from "./source-world";

/**
 * mountSources adds `/sources/<host>/…`: DVOL, on-chain charts, fear & greed, news and posts, each with the paths and the
 * wire format of that host. All of it follows from the market shown, so that a crash raises implied volatility and
 * frightens the headlines.
 */
export function mountSources(
  app: Hono,
  { market, now, replayDir }: { market: Market; now: () => number; replayDir: string | undefined },
): void {
  const world: SourceWorld = { market, now, recorded: readRecordedDays(replayDir, market.offsetDays) };
  mountImpliedVolatility(app, world);
  mountMood(app, world);
  mountCharts(app, world);
  mountHeadlineFeeds(app, world);
}
