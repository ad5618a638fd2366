import { PrismaPg } from "@prisma/adapter-pg";
import { runtimeEnv } from "./env";
import { PrismaClient, type Prisma } from "./generated/client";
import { closeReadPool } from "./read-pool";

/** What a transaction may not do: nest, or step around row-level security's typed surface. */
type Forbidden =
  "$transaction" | "$queryRaw" | "$queryRawUnsafe" | "$executeRaw" | "$executeRawUnsafe" | "$extends" | "$on";

/** WorkspaceTx sees one workspace only: the database enforces it (forced row-level security). */
export type WorkspaceTx = Omit<Prisma.TransactionClient, Forbidden>;

/** Tables that belong to no workspace: people, sessions, market data, mail, billing events. */
export type SystemDb = Pick<
  PrismaClient,
  | "user"
  | "session"
  | "authToken"
  | "rateLimit"
  | "mailOutbox"
  | "stripeEvent"
  | "instrumentRow"
  | "leverageTierRow"
  | "candleRow"
  | "priceCurrent"
  | "dollarRateRow"
  | "orderBookCurrent"
  | "marketStateCurrent"
  | "marketStateDaily"
  | "marketStateVersion"
  | "feedStatus"
  | "signalPointRow"
  | "newsItem"
  | "egressBucket"
  | "workerHeartbeat"
>;

/** SystemTx is a transaction over the tables of SystemDb. */
export type SystemTx = Pick<Prisma.TransactionClient, keyof SystemDb>;

let client: PrismaClient | undefined;

function prisma(): PrismaClient {
  client ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: runtimeEnv().DATABASE_URL, max: 10, connectionTimeoutMillis: 5_000 }),
    transactionOptions: { maxWait: 5_000, timeout: 10_000 },
  });
  return client;
}

/** systemDb gives the tables that belong to no workspace. */
export function systemDb(): SystemDb {
  return prisma();
}

/** withSystem runs one transaction over the tables that belong to no workspace. */
export function withSystem<T>(run: (tx: SystemTx) => Promise<T>): Promise<T> {
  return prisma().$transaction((tx) => run(tx));
}

/**
 * withWorkspace runs one transaction that sees only `workspaceId` (a uuid from our own database, never from a request).
 * Never call an exchange, Stripe or mail inside it: it holds a pooled connection. System tables are reachable in the
 * same transaction, so an effect and its mail or event row commit together.
 */
export function withWorkspace<T>(workspaceId: string, run: (tx: WorkspaceTx) => Promise<T>): Promise<T> {
  return prisma().$transaction(async (tx) => {
    await tx.$queryRaw`select set_config('app.workspace_id', ${workspaceId}, true)`;
    return run(tx);
  });
}

/** withUser runs one transaction that sees the memberships (and the workspaces behind them) of one person. */
export function withUser<T>(
  userId: string,
  run: (tx: Pick<WorkspaceTx, "membership" | "workspace">) => Promise<T>,
): Promise<T> {
  return prisma().$transaction(async (tx) => {
    await tx.$queryRaw`select set_config('app.user_id', ${userId}, true)`;
    return run(tx);
  });
}

/** lookUp calls one of the SECURITY DEFINER functions that answer "which workspace?" before one is known; ids only. */
export async function lookUp(
  by: "workspace_by_slug" | "workspace_by_stripe_customer" | "workspace_by_stripe_subscription",
  key: string,
): Promise<string | null> {
  const rows = await prisma().$queryRawUnsafe<{ id: string | null }[]>(`select ${by}($1) as id`, key);
  return rows[0]?.id ?? null;
}

/** notifyLive wakes the web processes' listeners: ids and a topic only, one notification per batch. */
export async function notifyLive(workspaceIds: readonly string[], topic: string): Promise<void> {
  for (let at = 0; at < workspaceIds.length; at += 150) {
    const payload = JSON.stringify({ workspaceIds: workspaceIds.slice(at, at + 150), topic });
    await prisma().$executeRaw`select pg_notify('ballast_live', ${payload})`;
  }
}

/** pingDatabase resolves when the database answers. */
export async function pingDatabase(): Promise<void> {
  await prisma().$queryRaw`select 1`;
}

/** closeDb ends the pool; for shutdown and tests. */
export async function closeDb(): Promise<void> {
  await client?.$disconnect();
  client = undefined;
  await closeReadPool();
}
