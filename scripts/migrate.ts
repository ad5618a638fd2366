import { applyAll } from "./migrate/apply";
import { isLatestKnown, readSchema, readSnapshot, writeLatest, writeMigration } from "./migrate/migration-folder";
import { diffSchemas } from "./migrate/schema-engine";

const USAGE = `Usage (from the repository's root, after \`node scripts/build.mjs\`):
  node .ballast/build/migrate.mjs apply        bring the database of DATABASE_OWNER_URL up to date
  node .ballast/build/migrate.mjs diff <name>  write a new migration from the changes in prisma/schema
  node .ballast/build/migrate.mjs check        exit 1 when prisma/schema has changes without a migration
  node .ballast/build/migrate.mjs stamp        note the newest migration, after writing one by hand`;

const NAME = /^[a-z][a-z0-9_]{2,60}$/;

async function main([command, name = ""]: readonly string[]): Promise<number> {
  switch (command) {
    case "apply":
      return apply();
    case "diff":
      if (!NAME.test(name)) return usage(`"${name}" is no migration name: use words like add_paper_account.`);
      return diff(name);
    case "check":
      return check();
    case "stamp":
      writeLatest();
      return 0;
    default:
      return usage(`"${command ?? ""}" is no command.`);
  }
}

async function apply(): Promise<number> {
  const { applied, recovered } = await applyAll(process.env);
  for (const migration of recovered) console.log(`settled ${migration}, which was interrupted`);
  for (const migration of applied) console.log(`applied ${migration}`);
  if (applied.length === 0) console.log("the database is up to date");
  return 0;
}

async function diff(name: string): Promise<number> {
  const sql = await diffSchemas(readSnapshot(), readSchema());
  if (sql === "") {
    console.log("prisma/schema has no change that needs a migration");
    return 0;
  }
  console.log(
    `wrote ${writeMigration(name, sql, new Date())}: add row-level security and grants by hand, then commit it`,
  );
  return 0;
}

async function check(): Promise<number> {
  const sql = await diffSchemas(readSnapshot(), readSchema());
  if (sql === "" && isLatestKnown()) return 0;
  if (sql === "") {
    console.error("prisma/latest-migration.ts does not name the newest migration; run `npm run db:stamp`.");
    return 1;
  }
  console.error(`prisma/schema has changes without a migration; run \`npm run db:diff -- <name>\`. Missing:\n${sql}`);
  return 1;
}

function usage(problem: string): number {
  console.error(`${problem}\n${USAGE}`);
  return 2;
}

// The schema engine leaves ten-second timers of its own behind; waiting for them would be the longest part of a start.
main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
