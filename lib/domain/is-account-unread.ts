import type { ConnectionView } from "./views";

/** isAccountUnread tells an account whose balances are not what they should be: its key fails, or the last reading did. */
export function isAccountUnread({
  status,
  lastErrorAt,
  lastSyncAt,
}: Pick<ConnectionView, "status" | "lastErrorAt" | "lastSyncAt">): boolean {
  if (status === "disconnected") return false;
  return status !== "active" || (lastErrorAt !== null && lastErrorAt > (lastSyncAt ?? 0));
}
