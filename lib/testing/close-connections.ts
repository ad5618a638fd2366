import { closeDb } from "@/lib/platform/db";
import { closeLive } from "@/lib/platform/live/live-hub";
import { closeProducer } from "@/lib/queue/enqueue";

/** closeConnections ends what the product opened in this process; in `afterAll` of tests that call its verbs. */
export async function closeConnections(): Promise<void> {
  await closeProducer();
  await closeLive();
  await closeDb();
}
