import type { Role } from "@/lib/domain/views";
import { systemClock } from "@/lib/platform/clock";
import { withWorkspace } from "@/lib/platform/db";
import { addMember } from "@/lib/workspace/create-workspace";

/** joinWorkspace makes a person a member of a workspace that exists. */
export async function joinWorkspace(workspaceId: string, userId: string, role: Role): Promise<void> {
  const now = systemClock.now();
  await withWorkspace(workspaceId, (tx) => addMember(tx, { workspaceId, userId, role, now }));
}
