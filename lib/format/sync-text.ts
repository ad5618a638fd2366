import type { SyncProgress } from "@/lib/domain/views";
import type { Messages } from "./messages/en";

/** syncText says what a first reading is doing: the phase, and of the history which part. */
export function syncText({ phase, detail }: SyncProgress, { sync }: Messages): string {
  if (phase !== "history" || detail === "") return sync.phase[phase];
  if (detail === "flows") return sync.flows;
  return detail.includes("/") ? sync.trades(detail) : sync.fills;
}
