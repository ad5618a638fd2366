import { AppError } from "@/lib/domain/errors";
import type { Role } from "@/lib/domain/views";
import type { WorkspaceContext } from "./context";

const RANK: Record<Role, number> = { viewer: 0, member: 1, admin: 2, owner: 3 };

/**
 * The permission table: the least role that may do each thing. Visitors of the demo workspace are viewers, so a viewer
 * may look and calculate, and change nothing.
 */
export const LEAST_ROLE = {
  "workspace.read": "viewer",
  "trade.size": "viewer",
  "recommendation.decide": "member",
  "holding.write": "member",
  "connection.write": "admin",
  "policy.write": "admin",
  "onboarding.write": "admin",
  "ladder.reset": "admin",
  "billing.write": "owner",
} as const satisfies Record<string, Role>;

export type Permission = keyof typeof LEAST_ROLE;

/** isPermitted says whether a role may do a thing. */
export function isPermitted(role: Role, permission: Permission): boolean {
  return RANK[role] >= RANK[LEAST_ROLE[permission]];
}

/** requirePermission is the first line of every verb. Throws AppError `forbidden`, naming the role that is needed. */
export function requirePermission(ctx: Pick<WorkspaceContext, "role">, permission: Permission): void {
  if (isPermitted(ctx.role, permission)) return;
  const needed = LEAST_ROLE[permission];
  throw new AppError(
    "forbidden",
    `Your role here is ${ctx.role}; this needs ${needed}. Ask the owner of the workspace to do it or to change your role.`,
    { detail: { role: ctx.role, needed, permission } },
  );
}
