import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { importHistory as importAll } from "@/lib/snapshot/import-history";
import { postponeHistory } from "@/lib/snapshot/postpone-history";
import { enqueue } from "@/lib/queue/enqueue";
import type { Handler } from "../handler";

/** Reads one account's trades and flows; where the venue interrupts, the next try is planned. */
export const importHistory: Handler<"import-history"> = async (data, { clock, signal, log }) => {
  try {
    const imported = await importAll(data, { clock, signal });
    if (imported === null || imported.trades + imported.flows === 0) return;
    log.info({ connectionId: data.connectionId, ...imported }, "history imported");
    await enqueue("assess-workspaces", { workspaceIds: [data.workspaceId] });
  } catch (error) {
    if (!(error instanceof SafeExchangeError)) throw error;
    log.warn({ connectionId: data.connectionId, reason: error.message }, "history interrupted");
    await postponeHistory(data, error, clock.now());
  }
};
