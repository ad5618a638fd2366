import { DAY_MS } from "@/lib/domain/units";
import { assess } from "@/lib/risk/assess";
import { assessMarket } from "@/lib/risk/assess-market";
import { medianCpuMs } from "./measure";
import { atMostGoal, report } from "./report";
import { syntheticMarket, syntheticMarketInput } from "./synthetic/market";
import { assessed, marketFactsOf, settledFacts } from "./synthetic/workspace";

const GOAL_ASSESS_MS = 1;
const GOAL_PER_MINUTE = 100_000;
/** The goal speaks of two cores. */
const CORES = 2;
const AS_OF = Date.UTC(2026, 10, 16, 12);

/** benchEngine measures the pure middle: no database, no clock, one thread. */
export function benchEngine(): void {
  const market = marketFactsOf(syntheticMarket(AS_OF), AS_OF);
  const facts = settledFacts("w", "c", 1, market);
  const { input } = assessed(facts, { ...market, asOf: AS_OF + DAY_MS / 24 });
  report(
    { name: "engine.assess_20_assets", value: medianCpuMs(() => assess(input)), unit: "ms CPU" },
    atMostGoal(GOAL_ASSESS_MS),
  );

  const workspaceMs = medianCpuMs(() => assessed(facts, market));
  report(
    {
      name: "engine.assess_workspace_20_assets",
      value: workspaceMs,
      unit: "ms CPU",
      note: "valuation in exact decimals, unit value, ladder, input, assess",
    },
    atMostGoal(GOAL_ASSESS_MS),
  );
  report(
    {
      name: "engine.workspaces_per_minute",
      value: (CORES * 60_000) / workspaceMs,
      unit: "workspaces/min",
      note: `assess_workspace on ${CORES} cores, nothing loaded or saved`,
    },
    { baseline: GOAL_PER_MINUTE, against: "goal", goal: { atLeast: 1 } },
  );

  const marketInput = syntheticMarketInput("ETH", AS_OF);
  report({
    name: "engine.assess_market_1500_bars",
    value: medianCpuMs(() => assessMarket(marketInput)),
    unit: "ms CPU",
    note: "once per asset for all workspaces; the brief sets no goal",
  });
}
