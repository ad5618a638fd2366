import type { CashFlow } from "@/lib/domain/account-snapshot";
import type { EpochMs } from "@/lib/domain/units";
import type { AccountReader } from "./client";

/**
 * flowsOfLedger reads flows where a venue tells money in and money out in one list: each span is read once, however many
 * kinds are asked for. A reader lives for one job, so what it remembers is never old.
 *
 * @param read flows of every kind in [from, to); what lies outside is left out here
 */
export function flowsOfLedger(
  read: (from: EpochMs, to: EpochMs) => Promise<readonly CashFlow[]>,
): AccountReader["fetchFlows"] {
  const bySpan = new Map<string, Promise<readonly CashFlow[]>>();
  return async (kind, from, to) => {
    const span = `${from}/${to}`;
    const reading = bySpan.get(span) ?? read(from, to);
    bySpan.set(span, reading);
    try {
      return (await reading).filter((flow) => flow.kind === kind && flow.eventAt >= from && flow.eventAt < to);
    } catch (error) {
      bySpan.delete(span);
      throw error;
    }
  };
}

/** signedFlow is a movement across the account's edge whose sign says which way it went; null for none at all. */
export function signedFlow(movement: Pick<CashFlow, "venueFlowId" | "asset" | "amount" | "eventAt">): CashFlow | null {
  const { amount } = movement;
  if (amount === "0") return null;
  const isOut = amount.startsWith("-");
  return { ...movement, kind: isOut ? "withdrawal" : "deposit", amount: isOut ? amount.slice(1) : amount };
}
