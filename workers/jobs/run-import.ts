import { runImport as run } from "@/lib/imports/run/run-import";
import { enqueue } from "@/lib/queue/enqueue";
import type { Handler } from "../handler";

/** Checks, imports or undoes one CSV file, whichever is its turn. */
export const runImport: Handler<"run-import"> = async (data, { clock, signal, log }) => {
  const status = await run(data, { clock, signal });
  if (status === null) return;
  log.info({ importId: data.importId, status }, "import moved on");
  if (status === "done" || status === "undone")
    await enqueue("assess-workspaces", { workspaceIds: [data.workspaceId] });
};
