import type { Suggestion } from "@/lib/domain/risk-assessment";
import { newId } from "@/lib/platform/ids";
import { decideRecommendations } from "@/lib/risk/decide-recommendations";
import type { WorkspaceAssessment } from "./assess-workspace";
import type { KnownAdvice } from "./load-advice";
import { settleFill } from "./settle-fills";

interface AdviceKey {
  workspaceId: string;
  id: string;
}

/** New advice. `bundleId` is the change of the book an order is part of; null for facts. */
export interface CreatedAdvice {
  item: WorkspaceAssessment;
  suggestion: Suggestion;
  bundleId: string | null;
}

/** Advice that still stands and gets new numbers; `reopen` ends a hold or a snooze. */
export interface RefreshedAdvice extends AdviceKey {
  item: WorkspaceAssessment;
  suggestion: Suggestion;
  reopen: boolean;
}

/** AdviceChanges is what a batch does to stored recommendations, gathered so that each kind is one statement. */
export interface AdviceChanges {
  filled: (AdviceKey & { quantity: number })[];
  closed: (AdviceKey & { status: string })[];
  refreshed: RefreshedAdvice[];
  held: AdviceKey[];
  created: CreatedAdvice[];
}

/** planAdvice decides what becomes of one workspace's advice, live and recently closed, and adds it to `changes`. */
export function planAdvice(
  item: WorkspaceAssessment,
  known: readonly KnownAdvice[],
  now: Date,
  changes: AdviceChanges,
): void {
  const { workspaceId } = item.facts;
  const { live, recent } = settle(known, now, changes);
  const decided = decideRecommendations({
    now: now.getTime(),
    isHeld: !item.input.account.isComplete,
    live,
    recent,
    suggestions: item.assessment.suggestions,
  });
  const newBundle = newId();
  for (const change of decided) {
    switch (change.action) {
      case "create": {
        const { suggestion, joins } = change;
        changes.created.push({ item, suggestion, bundleId: suggestion.side === null ? null : (joins ?? newBundle) });
        break;
      }
      case "refresh":
        changes.refreshed.push({ item, workspaceId, ...change });
        break;
      case "close":
        changes.closed.push({ workspaceId, id: change.id, status: change.status });
        break;
      case "hold":
        changes.held.push({ workspaceId, id: change.id });
        break;
    }
  }
}

/** Trades first: what the person has done is closed before anything is said again. */
function settle(known: readonly KnownAdvice[], now: Date, changes: AdviceChanges) {
  const live: KnownAdvice[] = [];
  const recent: KnownAdvice[] = [];
  for (const advice of known) {
    const { workspaceId, id } = advice;
    const { status, isNews } = settleFill(advice, now.getTime());
    if (isNews) changes.filled.push({ workspaceId, id, quantity: advice.filledQuantity });
    if (status !== null) {
      changes.closed.push({ workspaceId, id, status });
      recent.push({ ...advice, status, closedAt: now.getTime() });
    } else if (advice.closedAt === null) live.push(advice);
    else recent.push(advice);
  }
  return { live, recent };
}
