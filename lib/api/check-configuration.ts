import { EnvironmentError, runtimeEnv } from "@/lib/platform/env";
import { requireSchema, SchemaVersionError } from "@/lib/platform/schema-version";

/** Exit code for what the person who started the process can correct. */
const EXIT_FIXABLE = 2;

/**
 * checkConfiguration ends the process with one line when a variable is wrong or the database lacks a migration, before
 * the first unlucky request does.
 */
export async function checkConfiguration(): Promise<void> {
  try {
    runtimeEnv();
    await requireSchema();
  } catch (error) {
    if (!(error instanceof EnvironmentError || error instanceof SchemaVersionError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(EXIT_FIXABLE);
  }
}
