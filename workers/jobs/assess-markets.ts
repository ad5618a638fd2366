import { assessOwnPrices } from "@/lib/imports/own-prices/assess-own-prices";
import { assessMarkets as assess } from "@/lib/market/assess-markets";
import { hastenAssessments } from "@/lib/market/hasten-assessments";
import type { Handler } from "../handler";
import { runFeed } from "../run-feed";

/** Judges every tracked market, then what people price themselves; who holds one that changed is assessed next. */
export const assessMarkets: Handler<"assess-markets"> = (_data, context) =>
  runFeed("market_state", "all", context, async () => {
    const { assessed, changed, refused } = await assess(context);
    if (refused.length > 0) context.log.warn({ refused }, "markets refused");
    await assessOwnPrices(context.clock, null);
    const hastened = await hastenAssessments(changed, context.clock.now());
    context.log.info({ markets: assessed.length, changed: changed.length, hastened }, "markets assessed");
    return { asOf: context.clock.now().getTime() };
  });
