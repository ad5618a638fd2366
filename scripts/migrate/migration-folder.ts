import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Migration, SchemaFile } from "./schema-engine";

const FOLDER = join("prisma", "migrations");
const SCHEMA_FOLDER = join("prisma", "schema");
/** The schema as the newest migration left it. It makes a diff possible without a database. */
const SNAPSHOT = join("prisma", "schema-snapshot.prisma");

/** Compiled into every process, so that none runs against an older database (lib/platform/schema-version.ts). */
const LATEST = join("prisma", "latest-migration.ts");

/** migrationsFolder is where migrations live; commands run from the repository's root. */
export function migrationsFolder(): string {
  return join(process.cwd(), FOLDER);
}

/** readMigrations returns every migration in the order they apply: folder names begin with a time stamp. */
export function readMigrations(): readonly Migration[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, sql: readFileSync(join(FOLDER, name, "migration.sql"), "utf8") }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** readSchema returns the files of prisma/schema. */
export function readSchema(): readonly SchemaFile[] {
  return readdirSync(SCHEMA_FOLDER)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => ({ path: join(SCHEMA_FOLDER, name), content: readFileSync(join(SCHEMA_FOLDER, name), "utf8") }));
}

/** readSnapshot returns the schema as of the newest migration; none before the first. */
export function readSnapshot(): readonly SchemaFile[] {
  return existsSync(SNAPSHOT) ? [{ path: SNAPSHOT, content: readFileSync(SNAPSHOT, "utf8") }] : [];
}

/** writeMigration adds a migration folder and moves the snapshot to today's schema. Returns the new file's path. */
export function writeMigration(name: string, sql: string, at: Date): string {
  const stamp = at.toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(FOLDER, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "migration.sql");
  writeFileSync(file, sql);
  const schema = readSchema().map(({ content }) => content.trim());
  writeFileSync(SNAPSHOT, `${schema.join("\n\n")}\n`);
  writeLatest();
  return file;
}

/** isLatestKnown says whether the compiled-in name is that of the newest folder. */
export function isLatestKnown(): boolean {
  return existsSync(LATEST) && readFileSync(LATEST, "utf8") === latestModule();
}

/** writeLatest notes the newest folder's name; after a migration written wholly by hand. */
export function writeLatest(): void {
  writeFileSync(LATEST, latestModule());
}

function latestModule(): string {
  const name = readMigrations().at(-1)?.name ?? "";
  return `/** The newest migration of this build; \`npm run db:diff\` keeps it. */\nexport const LATEST_MIGRATION = "${name}";\n`;
}
