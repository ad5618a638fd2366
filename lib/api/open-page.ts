import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/lib/domain/errors";
import { getSessionUser } from "@/lib/identity/get-session-user";
import type { SessionUser } from "@/lib/identity/load-session";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { getWorkspaceContext } from "@/lib/workspace/get-workspace-context";

/**
 * openPage is the first line of every page of a workspace: who asks, and the context for its verbs. Whoever is not
 * signed in goes to the sign-in page, a stranger gets "not found". Layouts call it too, but a layout guards nothing:
 * pages are rendered without it.
 */
export const openPage = cache(async (slug: string): Promise<{ ctx: WorkspaceContext; user: SessionUser }> => {
  const user = await getSessionUser();
  if (user === null) redirect(`/sign-in?next=${encodeURIComponent(`/${slug}`)}`);
  try {
    return { ctx: await getWorkspaceContext(slug), user };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
});
