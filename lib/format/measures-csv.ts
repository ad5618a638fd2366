import type { PolicyMeasures } from "@/lib/domain/evidence";
import { csv } from "./csv";

/** measuresCsv writes rows with every measure, one per case and policy. */
export function measuresCsv(rows: readonly PolicyMeasures[]): string {
  return csv(
    [
      ...["case", "policy", "from", "to", "cagr", "volatility_annual", "sharpe", "sortino", "max_drawdown", "calmar"],
      ...["es95", "turnover_per_year", "up_capture", "down_capture", "longest_underwater_days"],
    ],
    rows.map((row) => [
      ...[row.case, row.policy, row.from, row.to, row.cagr, row.volatilityAnnual, row.sharpe, row.sortino],
      ...[row.maxDrawdown, row.calmar, row.es95, row.turnoverPerYear, row.upCapture, row.downCapture],
      row.longestUnderwaterDays,
    ]),
  );
}
