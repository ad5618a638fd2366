/** `npm run -s sentiment -- <headlines.csv> [--weights <file>]` and `npm run -s sentiment:train -- <labelled.csv> --out <file>`. */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { runSentiment } from "./sentiment/run-sentiment";

// npm runs scripts in the repository; a relative path is meant from where the person stands.
const origin = process.env["INIT_CWD"] ?? process.cwd();
const result = runSentiment(process.argv.slice(2), {
  read: (path) => readFileSync(path === "-" ? 0 : resolve(origin, path), "utf8"),
  write: (path, text) => writeFileSync(resolve(origin, path), text),
});
process.stderr.write(result.stderr);
process.stdout.write(result.stdout);
process.exitCode = result.exitCode;
