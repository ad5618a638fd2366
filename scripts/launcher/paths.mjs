import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root, symbolic links resolved, so that one folder has one name. */
export const ROOT = realpathSync(join(dirname(fileURLToPath(import.meta.url)), "..", ".."));

/** Everything the two commands make and keep between runs, except PostgreSQL's data when run as root. */
export const STATE_DIR = join(ROOT, ".ballast");
export const BUILD_DIR = join(STATE_DIR, "build");

/** A file under node_modules/, for running a tool with this very Node instead of through a shell. */
export function moduleFile(...parts) {
  return join(ROOT, "node_modules", ...parts);
}
