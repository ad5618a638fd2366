import { decideLinking as decide } from "@/lib/connection/decide-linking";
import { enqueue } from "@/lib/queue/enqueue";
import type { Handler } from "../handler";

/** Judges a waiting key; a linked account is read at once. */
export const decideLinking: Handler<"decide-linking"> = async (data, { clock, signal, log }) => {
  const decision = await decide(data, { clock, signal });
  if (decision === null) return;
  log.info({ attemptId: data.attemptId, status: decision.status }, "linking decided");
  if (decision.connectionId !== null) {
    await enqueue("capture-snapshot", { workspaceId: data.workspaceId, connectionId: decision.connectionId });
  }
};
