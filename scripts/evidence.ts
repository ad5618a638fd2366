/** `npm run -s evidence -- --data <dir> --out <dir>`: the shipped policy against its rivals on daily prices (`--help`). */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { runEvidence } from "./evidence/run-evidence";

// npm runs scripts in the repository; a relative path is meant from where the person stands.
const origin = process.env["INIT_CWD"] ?? process.cwd();
const result = runEvidence(process.argv.slice(2), {
  join,
  read: (path) => readFileSync(resolve(origin, path), "utf8"),
  write: (path, text) => {
    const target = resolve(origin, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  },
});
process.stderr.write(result.stderr);
process.stdout.write(result.stdout);
process.exitCode = result.exitCode;
