import type { LadderView } from "@/lib/domain/risk-assessment";
import type { EquityPointView } from "@/lib/domain/views";
import { ladderMarks, type LadderMark } from "@/components/risk/ladder-marks";

export interface EquitySeriesPoint {
  at: number;
  /** Equity in today's money as if no deposit or withdrawal had happened since: unit value × today's units. */
  adjusted: number;
  hold: number;
  target: number | null;
  /** Deposits and withdrawals at this point, accounting currency; 0 = none. */
  flow: number;
  isEstimated: boolean;
}

export interface LadderLine {
  state: LadderMark["state"];
  drawdownFraction: number;
  level: number;
}

/** equitySeries rebases the unit value so that its last point is today's equity: what happened without the flows. */
export function equitySeries(points: readonly EquityPointView[]): EquitySeriesPoint[] {
  const last = points.at(-1);
  if (last === undefined || last.unitValue <= 0) return [];
  const units = last.equityAccounting / last.unitValue;
  return points.map((point) => ({
    at: point.at,
    adjusted: point.unitValue * units,
    hold: point.holdFraction,
    target: point.targetFraction,
    flow: point.flowAccounting,
    isEstimated: point.isEstimated,
  }));
}

/** ladderLines are the equities at which the ladder's states begin, from today's equity and distance to the high. */
export function ladderLines(
  equityNow: number,
  ladder: Pick<LadderView, "drawdownFraction" | "nextDown">,
  lossLimitFraction: number,
): LadderLine[] {
  if (ladder.drawdownFraction >= 1) return [];
  const high = equityNow / (1 - ladder.drawdownFraction);
  return ladderMarks(ladder, lossLimitFraction).marks.map(({ state, atDrawdownFraction }) => ({
    state,
    drawdownFraction: atDrawdownFraction,
    level: high * (1 - atDrawdownFraction),
  }));
}
