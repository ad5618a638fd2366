import { EXIT_RUN_FAILED, LaunchFailure } from "./failure.mjs";

/** Prints how a command failed: an expected failure as its sentence, anything else with its stack. Returns the exit code. */
export function reportFailure(error) {
  const isExpected = error instanceof LaunchFailure;
  process.stderr.write(`\n${isExpected ? error.message : (error?.stack ?? error)}\n`);
  return isExpected ? error.exitCode : EXIT_RUN_FAILED;
}

/** Runs a command and turns its result, or its failure, into the process's exit code. */
export async function report(command) {
  try {
    process.exitCode = await command();
  } catch (error) {
    process.exitCode = reportFailure(error);
  }
}
