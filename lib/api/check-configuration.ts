import { EnvironmentError, runtimeEnv } from "@/lib/platform/env";

/** Exit code for what the person who started the process can correct. */
const EXIT_FIXABLE = 2;

/** checkConfiguration ends the process with one line when a variable is wrong, before the first unlucky request does. */
export function checkConfiguration(): void {
  try {
    runtimeEnv();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(EXIT_FIXABLE);
  }
}
