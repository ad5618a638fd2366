import type { Role } from "@/lib/domain/views";
import type { Clock } from "@/lib/platform/clock";

/** Who acts: a signed-in person, or a job of ours. Written into every audit row. */
export type Actor = { type: "user"; userId: string } | { type: "system"; job: string };

/** WorkspaceContext is the first argument of every verb: which workspace, on whose behalf, with which rights, when. */
export interface WorkspaceContext {
  /** uuid from our own database, never from a request. */
  workspaceId: string;
  slug: string;
  role: Role;
  actor: Actor;
  clock: Clock;
}

/** systemContext lets a job call the same verbs a person calls; its name stands in the audit log. */
export function systemContext(
  workspace: { workspaceId: string; slug: string },
  job: string,
  clock: Clock,
): WorkspaceContext {
  return {
    workspaceId: workspace.workspaceId,
    slug: workspace.slug,
    role: "owner",
    actor: { type: "system", job },
    clock,
  };
}
