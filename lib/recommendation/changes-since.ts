import type { OverviewView } from "@/lib/domain/views";

const LINES_MAX = 5;

/** Advice that was given or closed; instants are texts. */
export interface ChangedAdvice {
  kind: string;
  status: string;
  asset: string | null;
  numbers: Readonly<Record<string, number>>;
  createdAt: string;
  closedAt: string | null;
}

/** Flow is a deposit or withdrawal. */
export interface Flow {
  kind: string;
  asset: string;
  amount: number;
  at: string;
}

/** changesSince is what happened since the last visit, newest first, at most five lines: advice, closes, flows. */
export function changesSince(advice: readonly ChangedAdvice[], flows: readonly Flow[]): OverviewView["changes"] {
  const lines = [
    ...advice.map(({ kind, status, asset, numbers, createdAt, closedAt }) => ({
      at: new Date(closedAt ?? createdAt).getTime(),
      kind: closedAt === null ? kind : `closed_${status}`,
      numbers,
      asset,
    })),
    ...flows.map(({ kind, asset, amount, at }) => ({ at: new Date(at).getTime(), kind, numbers: { amount }, asset })),
  ];
  return lines.sort((a, b) => b.at - a.at).slice(0, LINES_MAX);
}
