import pg from "pg";

/** The connection strings Ballast's processes use; each names its own role. */
export interface RoleUrls {
  owner: string;
  app: string;
  batch: string;
  /** Absent when the queue runs on Redis. */
  queue: string | undefined;
}

const ROLE_NAMES = {
  owner: "ballast_owner",
  app: "ballast_app",
  batch: "ballast_batch",
  queue: "ballast_queue",
} as const;
/** Roles belong to the whole cluster, so concurrent starts on different databases queue up here. */
const ROLES_LOCK = 7_203_301;

const NO_SUCH_DATABASE = "3D000";

/** RoleError says which connection string is unusable, without printing it: it holds a password. */
export class RoleError extends Error {}

/**
 * ensureRoles makes the four roles, the database and the queue's schema exist, with the passwords of `urls`.
 * Running it again changes nothing but the passwords.
 *
 * @param adminUrl a superuser, or a role with CREATEROLE and CREATEDB
 */
export async function ensureRoles(adminUrl: string, urls: RoleUrls): Promise<void> {
  const credentials = Object.entries(urls).flatMap(([key, url]) =>
    url === undefined ? [] : [credentialOf(key as keyof RoleUrls, url)],
  );
  const database = decodeURIComponent(new URL(urls.owner).pathname.slice(1));
  await withAnyDatabase(adminUrl, async (admin) => {
    await admin.query("select pg_advisory_lock($1)", [ROLES_LOCK]);
    for (const { role, password } of credentials) await ensureRole(admin, role, password);
    await ensureDatabase(admin, database);
  });
  await withClient(withDatabase(adminUrl, database), async (admin) => {
    await admin.query("select pg_advisory_lock($1)", [ROLES_LOCK]);
    await admin.query(`alter schema public owner to ${ROLE_NAMES.owner}`);
    await admin.query("revoke create on schema public from public");
    if (urls.queue !== undefined) {
      await admin.query(`create schema if not exists bullmq authorization ${ROLE_NAMES.queue}`);
      // BullMQ brings its schema up to date by itself and says CREATE SCHEMA IF NOT EXISTS each time, which PostgreSQL
      // refuses without this right even when the schema exists.
      await admin.query(`grant create on database ${admin.escapeIdentifier(database)} to ${ROLE_NAMES.queue}`);
    }
  });
}

/** withDatabase points a connection string at another database of the same server. */
export function withDatabase(url: string, database: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${encodeURIComponent(database)}`;
  return parsed.href;
}

/** withClient runs `work` on one connection and closes it. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The database that the administrator's connection string names may be the one still to be made. */
async function withAnyDatabase(adminUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  try {
    await withClient(adminUrl, work);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== NO_SUCH_DATABASE) throw error;
    await withClient(withDatabase(adminUrl, "postgres"), work);
  }
}

function credentialOf(key: keyof RoleUrls, url: string): { role: string; password: string } {
  const { username, password } = new URL(url);
  const role = ROLE_NAMES[key];
  if (decodeURIComponent(username) !== role || password === "")
    throw new RoleError(`The ${key} connection string must sign in as ${role} with a password.`);
  return { role, password: decodeURIComponent(password) };
}

async function ensureRole(admin: pg.Client, role: string, password: string): Promise<void> {
  const { rows } = await admin.query("select 1 from pg_roles where rolname = $1", [role]);
  const verb = rows.length === 0 ? "create" : "alter";
  const secret = admin.escapeLiteral(password);
  await admin.query(`${verb} role ${role} login nocreatedb nocreaterole password ${secret}`);
  const { rows: me } = await admin.query<{ is_super: boolean }>(
    "select rolsuper as is_super from pg_roles where rolname = current_user",
  );
  // Whoever is not a superuser may hand objects only to roles it belongs to.
  if (me[0]?.is_super !== true) await admin.query(`grant ${role} to current_user`);
}

async function ensureDatabase(admin: pg.Client, database: string): Promise<void> {
  const name = admin.escapeIdentifier(database);
  const { rows } = await admin.query("select 1 from pg_database where datname = $1", [database]);
  if (rows.length === 0) await admin.query(`create database ${name} owner ${ROLE_NAMES.owner}`);
  else await admin.query(`alter database ${name} owner to ${ROLE_NAMES.owner}`);
}
