import type { MarketFacts } from "@/lib/recommendation/assess-workspace";
import { assess } from "@/lib/risk/assess";
import { assessMarket } from "@/lib/risk/assess-market";
import { medianCpuMs } from "./measure";
import { atMostGoal, report } from "./report";
import { syntheticMarket, syntheticMarketInput } from "./synthetic/market";
import { assessed, marketFactsOf, syntheticFacts, type BookKind } from "./synthetic/workspace";

const GOAL_ASSESS_MS = 1;
const GOAL_PER_MINUTE = 100_000;
/** The goal speaks of two cores. */
const CORES = 2;
const AS_OF = Date.UTC(2026, 10, 16, 12);

/** benchEngine measures the pure middle: no database, no clock, one thread. */
export function benchEngine(): void {
  const market = marketFactsOf(syntheticMarket(AS_OF), AS_OF);
  for (const book of ["settled", "overexposed"] as const) benchBook(book, market);

  const marketInput = syntheticMarketInput("ETH", AS_OF);
  report({
    name: "engine.assess_market_1500_bars",
    value: medianCpuMs(() => assessMarket(marketInput)),
    unit: "ms CPU",
    note: "once per asset for all workspaces; the brief sets no goal",
  });
}

function benchBook(book: BookKind, market: MarketFacts): void {
  const facts = syntheticFacts({ workspaceId: "w", connectionId: "c", seed: 1, book }, market);
  const { input, assessment } = assessed(facts, market);
  const size = `${input.account.holdings.length} holdings, ${assessment.suggestions.length} suggestions`;
  report(
    { name: `engine.${book}.assess`, value: medianCpuMs(() => assess(input)), unit: "ms CPU", note: size },
    atMostGoal(GOAL_ASSESS_MS),
  );
  const workspaceMs = medianCpuMs(() => assessed(facts, market));
  report(
    {
      name: `engine.${book}.assess_workspace`,
      value: workspaceMs,
      unit: "ms CPU",
      note: "valuation in exact decimals, unit value, ladder, input, assess",
    },
    atMostGoal(GOAL_ASSESS_MS),
  );
  report(
    {
      name: `engine.${book}.workspaces_per_minute`,
      value: (CORES * 60_000) / workspaceMs,
      unit: "workspaces/min",
      note: `assess_workspace on ${CORES} cores, nothing loaded or saved`,
    },
    { baseline: GOAL_PER_MINUTE, against: "the end-to-end goal" },
  );
}
