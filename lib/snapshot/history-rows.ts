import type { ConnectionRef } from "@/lib/connection/connection-ref";
import type { EpochMs } from "@/lib/domain/units";

type Row<Event> = Omit<Event, "eventAt"> & ConnectionRef & { eventAt: Date };

/**
 * historyRows makes rows of a connection of what its venue told. Their keys are the venue's own ids: kept with
 * `skipDuplicates`, a page that is read twice, or by two workers, adds nothing.
 */
export function historyRows<Event extends { eventAt: EpochMs }>(
  { workspaceId, connectionId }: ConnectionRef,
  events: readonly Event[],
): Row<Event>[] {
  return events.map(({ eventAt, ...event }) => ({ workspaceId, connectionId, ...event, eventAt: new Date(eventAt) }));
}
