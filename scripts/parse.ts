/** `npm run -s parse -- --venue <id> --endpoint <name> <answer.json>`: a recorded answer of an exchange as domain values. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { runParse } from "./parse/run-parse";

// npm runs scripts in the repository; a relative path is meant from where the person stands.
const origin = process.env["INIT_CWD"] ?? process.cwd();
const result = runParse(process.argv.slice(2), {
  read: (path) => readFileSync(path === "-" ? 0 : resolve(origin, path), "utf8"),
  now: Date.now(),
});
process.stderr.write(result.stderr);
process.stdout.write(result.stdout);
process.exitCode = result.exitCode;
