import type { ConnectionView, OverviewView } from "@/lib/domain/views";

/** linkedIn finds the account that was just linked in what the workspace shows; without an id the only one there is. */
export function linkedIn({ connections }: OverviewView, connectionId: string | null): ConnectionView | undefined {
  return connectionId === null ? connections[0] : connections.find(({ id }) => id === connectionId);
}
