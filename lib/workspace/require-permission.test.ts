import { describe, expect, it } from "vitest";
import type { Role } from "@/lib/domain/views";
import { isPermitted, LEAST_ROLE, requirePermission, type Permission } from "./require-permission";

/** Written out, not derived: changing a right means changing this table. */
const TABLE: Record<Permission, Record<Role, boolean>> = {
  "workspace.read": { viewer: true, member: true, admin: true, owner: true },
  "trade.size": { viewer: true, member: true, admin: true, owner: true },
  "recommendation.decide": { viewer: false, member: true, admin: true, owner: true },
  "holding.write": { viewer: false, member: true, admin: true, owner: true },
  "connection.write": { viewer: false, member: false, admin: true, owner: true },
  "policy.write": { viewer: false, member: false, admin: true, owner: true },
  "onboarding.write": { viewer: false, member: false, admin: true, owner: true },
  "ladder.reset": { viewer: false, member: false, admin: true, owner: true },
  "billing.write": { viewer: false, member: false, admin: false, owner: true },
};

const cells = Object.entries(TABLE).flatMap(([permission, byRole]) =>
  Object.entries(byRole).map(([role, isAllowed]) => [permission as Permission, role as Role, isAllowed] as const),
);

describe("requirePermission", () => {
  it("has a row for every permission", () => {
    expect(Object.keys(TABLE).sort()).toEqual(Object.keys(LEAST_ROLE).sort());
  });

  it.each(cells)("%s for %s: %s", (permission, role, isAllowed) => {
    expect(isPermitted(role, permission)).toBe(isAllowed);
  });

  it("says which role is needed", () => {
    expect(() => requirePermission({ role: "viewer" }, "billing.write")).toThrow(/viewer; this needs owner/);
    expect(() => requirePermission({ role: "owner" }, "billing.write")).not.toThrow();
  });
});
