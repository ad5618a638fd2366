import { measureDollarRate as measure } from "@/lib/market/dollar-rate/measure-dollar-rate";
import { hastenAssessments } from "@/lib/market/hasten-assessments";
import type { Handler } from "../handler";
import { runFeed } from "../run-feed";

/** Measures what a dollar coin costs in dollars; when it leaves its peg or regains it, whoever holds it is assessed anew. */
export const measureDollarRate: Handler<"measure-dollar-rate"> = ({ asset }, context) =>
  runFeed("dollar_rate", asset, context, async () => {
    const { rate, coverage, hasTurned } = await measure(asset, context);
    if (hasTurned) {
      context.log.warn({ asset, priceUsd: rate.priceUsd, isOffPeg: rate.offPegSince !== null }, "a dollar coin turned");
      await hastenAssessments([asset], context.clock.now());
    }
    return { asOf: rate.eventAt, coverage };
  });
