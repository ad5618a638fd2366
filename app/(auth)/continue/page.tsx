import { redirect } from "next/navigation";
import { getSessionUser } from "@/lib/identity/get-session-user";
import { listWorkspaces } from "@/lib/workspace/list-workspaces";

/** Where somebody who is signed in goes on: to their questions while some are open, else to their Overview. */
export default async function ContinuePage() {
  const user = await getSessionUser();
  if (user === null) redirect("/sign-in");
  const workspaces = await listWorkspaces(user.userId);
  const home = workspaces.find(({ role }) => role === "owner") ?? workspaces[0];
  if (home === undefined) redirect("/");
  redirect(home.isOnboarded || home.role === "viewer" ? `/${home.slug}/overview` : "/onboarding");
}
