import pg from "pg";
import { z } from "zod";
import { runtimeEnv } from "../env";
import { logger } from "../logger";

const CHANNEL = "ballast_live";
const RETRY_MS = [250, 1_000, 2_000, 5_000, 10_000] as const;
/** Sent to everybody after the connection was away: what was said meanwhile is lost, so everything may be stale. */
export const RESYNC_TOPIC = "resync";

const payloadSchema = z.object({ workspaceIds: z.array(z.uuid()), topic: z.string() });

type Listener = (topic: string) => void;

const listeners = new Map<string, Set<Listener>>();
let connection: pg.Client | undefined;
let retry: NodeJS.Timeout | undefined;
let failures = 0;

/**
 * subscribeLive calls `listener` with each topic that is announced for the workspace, over the one LISTEN connection of
 * this process; it opens with the first subscriber. Returns the function that ends the subscription.
 */
export function subscribeLive(workspaceId: string, listener: Listener): () => void {
  const mine = listeners.get(workspaceId) ?? new Set();
  listeners.set(workspaceId, mine.add(listener));
  connect();
  return () => {
    mine.delete(listener);
    if (mine.size === 0) listeners.delete(workspaceId);
  };
}

/** closeLive ends the connection; for shutdown and tests. */
export async function closeLive(): Promise<void> {
  clearTimeout(retry);
  retry = undefined;
  listeners.clear();
  const client = connection;
  connection = undefined;
  await client?.end();
}

function connect(): void {
  if (connection !== undefined || retry !== undefined) return;
  const client = new pg.Client({
    connectionString: runtimeEnv().DATABASE_URL,
    application_name: "ballast live",
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  });
  connection = client;
  client.on("notification", ({ payload }) => receive(payload ?? ""));
  client.on("error", (error) => lost(client, error));
  client.on("end", () => lost(client, new Error("the connection ended")));
  listen(client).catch((error: unknown) => lost(client, error));
}

async function listen(client: pg.Client): Promise<void> {
  await client.connect();
  await client.query(`listen ${CHANNEL}`);
  if (failures > 0) announce([...listeners.keys()], RESYNC_TOPIC);
  failures = 0;
}

function lost(client: pg.Client, error: unknown): void {
  // Ends are told more than once, and one that was closed on purpose is no loss.
  if (connection !== client) return;
  connection = undefined;
  client.end().catch(() => undefined);
  const waitMs = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)];
  failures += 1;
  logger("live").warn({ err: error, waitMs }, "live connection lost");
  retry = setTimeout(() => {
    retry = undefined;
    if (listeners.size > 0) connect();
  }, waitMs);
  retry.unref();
}

function receive(payload: string): void {
  const notification = payloadSchema.safeParse(parseJson(payload));
  if (notification.success) announce(notification.data.workspaceIds, notification.data.topic);
  else logger("live").error({ payload: payload.slice(0, 200) }, "unreadable notification");
}

function announce(workspaceIds: readonly string[], topic: string): void {
  for (const id of workspaceIds) for (const listener of [...(listeners.get(id) ?? [])]) listener(topic);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
