import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";

const NO_EXTERNAL_TABLES = { externalTables: [], externalEnums: [] };

let isLoaded = false;

/** A Prisma schema file: its path and text. */
export interface SchemaFile {
  path: string;
  content: string;
}

/** A folder of `prisma/migrations`: its name and the text of its migration.sql. */
export interface Migration {
  name: string;
  sql: string;
}

/**
 * openSchemaEngine starts Prisma's own schema engine, compiled to WebAssembly: no engine binary is downloaded.
 * `diffSchemas` never touches the connection, so any factory serves it.
 */
export async function openSchemaEngine(factory: SqlMigrationAwareDriverAdapterFactory): Promise<SchemaEngine> {
  await loadBindings();
  const log = () => undefined;
  return bindings.SchemaEngine.new({ datamodels: undefined }, log, bindMigrationAwareSqlAdapterFactory(factory));
}

/** diffSchemas returns the SQL that leads from one schema to another, or "" when they are the same. */
export async function diffSchemas(from: readonly SchemaFile[], to: readonly SchemaFile[]): Promise<string> {
  const engine = await openSchemaEngine(noDatabase());
  const { stdout, exitCode } = await engine.diff({
    from: from.length === 0 ? { tag: "empty" } : { tag: "schemaDatamodel", files: [...from] },
    to: { tag: "schemaDatamodel", files: [...to] },
    script: true,
    exitCode: true,
    filters: NO_EXTERNAL_TABLES,
  });
  return exitCode === 0 ? "" : (stdout ?? "");
}

/** applyMigrations does what `prisma migrate deploy` does, in the same table, and returns what it applied. */
export async function applyMigrations(
  factory: SqlMigrationAwareDriverAdapterFactory,
  folder: string,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  const engine = await openSchemaEngine(factory);
  const { appliedMigrationNames } = await engine.applyMigrations({
    migrationsList: {
      baseDir: folder,
      lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
      shadowDbInitScript: "",
      migrationDirectories: migrations.map(({ name, sql }) => ({
        path: name,
        migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
      })),
    },
    filters: NO_EXTERNAL_TABLES,
  });
  return appliedMigrationNames;
}

/** The package's own entry imports the .wasm as a module, which Node 20 cannot do: instantiate it by hand. */
async function loadBindings(): Promise<void> {
  if (isLoaded) return;
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = readFileSync(join(dirname(entry), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, {
    "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
  });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
  isLoaded = true;
}

/** The engine asks a server for its version before anything; a diff of two schemas then asks it nothing more. */
function noDatabase(): SqlMigrationAwareDriverAdapterFactory {
  const info = { provider: "postgres", adapterName: "@prisma/adapter-pg" } as const;
  const refuse = () => Promise.reject(new Error("a schema diff changes no database"));
  const adapter: SqlDriverAdapter = {
    ...info,
    queryRaw: () =>
      Promise.resolve({
        columnNames: ["exists", "version", "numeric_version"],
        columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
        rows: [[true, "PostgreSQL 18.4", 180_004]],
      }),
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    dispose: () => Promise.resolve(),
  };
  const connect = () => Promise.resolve(adapter);
  return { ...info, connect, connectToShadowDb: connect };
}
