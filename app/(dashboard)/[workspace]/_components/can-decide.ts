import type { Role } from "@/lib/domain/views";

/** canDecide tells whether buttons that change something are offered; the server decides again on every request. */
export function canDecide(role: Role): boolean {
  return role !== "viewer";
}
