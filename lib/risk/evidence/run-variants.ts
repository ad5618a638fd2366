import type { VariantId } from "@/lib/domain/evidence";
import { captureRatios } from "./capture-ratios";
import { SHIPPED, walkDynamic, type DynamicOptions } from "./dynamic-policy";
import { measurePerformance, simpleReturns } from "./measure-performance";
import type { CaseOptions, CaseRun } from "./run-case";
import { CRYPTO_DAYS_PER_YEAR } from "@/lib/domain/units";

export interface VariantOutcome {
  id: VariantId;
  name: string;
  sharpe: number | null;
  maxDrawdown: number;
  calmar: number | null;
  turnoverPerYear: number;
  upCapture: number | null;
}

const VARIANTS: readonly { id: VariantId; name: string; change: Partial<DynamicOptions> }[] = [
  { id: "shipped", name: "as shipped", change: {} },
  { id: "no_costs", name: "no costs", change: { costFraction: 0 } },
  { id: "cost_10", name: "10 bps", change: { costFraction: 0.001 } },
  { id: "cost_30", name: "30 bps", change: { costFraction: 0.003 } },
  { id: "day_late", name: "traded a day late", change: { delayDays: 1 } },
  { id: "paced", name: "with the product's pauses between orders", change: { isPaced: true } },
];

/** runVariants repeats the dynamic policy with one thing changed each, on the reported days. */
export function runVariants(run: CaseRun, options: CaseOptions): VariantOutcome[] {
  const { universe, basket, sleeve } = run.days;
  const endDays = universe.days.slice(run.firstDay + 1, basket.lastDay + 1);
  const market = sleeve.returns.slice(run.firstDay + 1, basket.lastDay + 1);
  return VARIANTS.map(({ id, name, change }) => {
    const account = walkDynamic(run.days, { ...options, ...SHIPPED, ...change });
    const returns = simpleReturns(account.equity.slice(run.firstDay, basket.lastDay + 1));
    const traded = account.traded.slice(run.firstDay + 1, basket.lastDay + 1);
    const { sharpe, maxDrawdown, calmar } = measurePerformance(returns);
    return {
      id,
      name,
      sharpe,
      maxDrawdown,
      calmar,
      turnoverPerYear: (traded.reduce((sum, value) => sum + value, 0) / returns.length) * CRYPTO_DAYS_PER_YEAR,
      upCapture: captureRatios(returns, market, endDays).upCapture,
    };
  });
}
