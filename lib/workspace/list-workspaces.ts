import type { Role } from "@/lib/domain/views";
import { withUser } from "@/lib/platform/db";

export interface WorkspaceLine {
  slug: string;
  name: string;
  role: Role;
  isDemo: boolean;
  isOnboarded: boolean;
}

/** listWorkspaces is where a person is a member, oldest membership first. */
export async function listWorkspaces(userId: string): Promise<readonly WorkspaceLine[]> {
  const rows = await withUser(userId, (tx) =>
    tx.membership.findMany({ where: { userId }, orderBy: { createdAt: "asc" }, include: { workspace: true } }),
  );
  return rows.map(({ role, workspace }) => ({
    slug: workspace.slug,
    name: workspace.name,
    role: role as Role,
    isDemo: workspace.isDemo,
    isOnboarded: workspace.onboardedAt !== null,
  }));
}
