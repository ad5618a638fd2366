import { AppError } from "@/lib/domain/errors";
import type { Role } from "@/lib/domain/views";
import type { Clock } from "@/lib/platform/clock";
import { readRows } from "@/lib/platform/read-rows";
import type { WorkspaceContext } from "./context";
import { isSlug } from "./slug";

// In the person's scope: row-level security itself hides workspaces they are no member of.
const MEMBERSHIP = `
select m.workspace_id as "workspaceId", m.role
from membership m join workspace w on w.id = m.workspace_id
where m.user_id = $1 and w.slug = $2`;

/**
 * openWorkspace is the only way from a slug to a context: the workspace exists and `userId` is a member of it, or it is
 * `not_found`. A stranger cannot tell the two apart.
 */
export async function openWorkspace(
  { slug, userId }: { slug: string; userId: string },
  clock: Clock,
): Promise<WorkspaceContext> {
  const [membership] = isSlug(slug)
    ? await readRows<{ workspaceId: string; role: string }>(
        { userId },
        { name: "membership", text: MEMBERSHIP, values: [userId, slug] },
      )
    : [];
  if (membership === undefined)
    throw new AppError("not_found", "There is no such workspace, or you are not a member of it.");
  return {
    workspaceId: membership.workspaceId,
    slug,
    role: membership.role as Role,
    actor: { type: "user", userId },
    clock,
  };
}
