import { cache } from "react";
import { AppError } from "@/lib/domain/errors";
import { getSessionUser } from "@/lib/identity/get-session-user";
import { systemClock } from "@/lib/platform/clock";
import type { WorkspaceContext } from "./context";
import { openWorkspace } from "./open-workspace";

/**
 * getWorkspaceContext is the context of a page: the workspace of this slug, on behalf of who is signed in. Resolved once
 * per request. Throws AppError `unauthenticated` or, also for a stranger, `not_found`.
 */
export const getWorkspaceContext = cache(async (slug: string): Promise<WorkspaceContext> => {
  const user = await getSessionUser();
  if (user === null) throw new AppError("unauthenticated", "Sign in to see this.");
  return openWorkspace({ slug, userId: user.userId }, systemClock);
});
