import type { Clock } from "@/lib/platform/clock";
import { withSystem, withWorkspace } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { createWorkspace } from "@/lib/workspace/create-workspace";

/** openTestWorkspace makes a person and a workspace of their own. `name` must be new in this test file's database. */
export async function openTestWorkspace(name: string, clock: Clock): Promise<WorkspaceContext> {
  const [ownerId, workspaceId] = [newId(), newId()];
  await withSystem((tx) =>
    tx.user.create({
      data: { id: ownerId, email: `${name}@example.test`, name, passwordHash: "x", createdAt: clock.now() },
    }),
  );
  return withWorkspace(workspaceId, (tx) => createWorkspace(tx, { workspaceId, slug: name, name, ownerId }, clock));
}
