import { AppError } from "@/lib/domain/errors";
import type { Role } from "@/lib/domain/views";
import type { Clock } from "@/lib/platform/clock";
import { lookUp, withWorkspace } from "@/lib/platform/db";
import type { WorkspaceContext } from "./context";
import { isSlug } from "./slug";

/**
 * openWorkspace is the only way from a slug to a context: the workspace exists and `userId` is a member of it, or it is
 * `not_found`. A stranger cannot tell the two apart.
 */
export async function openWorkspace(
  { slug, userId }: { slug: string; userId: string },
  clock: Clock,
): Promise<WorkspaceContext> {
  const workspaceId = isSlug(slug) ? await lookUp("workspace_by_slug", slug) : null;
  const membership =
    workspaceId === null
      ? null
      : await withWorkspace(workspaceId, (tx) =>
          tx.membership.findUnique({ where: { workspaceId_userId: { workspaceId, userId } } }),
        );
  if (membership === null)
    throw new AppError("not_found", "There is no such workspace, or you are not a member of it.");
  return {
    workspaceId: membership.workspaceId,
    slug,
    role: membership.role as Role,
    actor: { type: "user", userId },
    clock,
  };
}
