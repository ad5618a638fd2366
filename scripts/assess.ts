/** `npm run -s assess -- <input.json>`: one pure assessment to standard output (docs: `--help`, `--schema`). */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { runAssess } from "./assess/run-assess";

// npm runs scripts in the repository; a relative path is meant from where the person stands.
const origin = process.env["INIT_CWD"] ?? process.cwd();
const result = runAssess(process.argv.slice(2), (path) =>
  readFileSync(path === "-" ? 0 : resolve(origin, path), "utf8"),
);
process.stderr.write(result.stderr);
process.stdout.write(result.stdout);
process.exitCode = result.exitCode;
