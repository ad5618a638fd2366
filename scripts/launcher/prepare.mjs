import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BUNDLES, buildBundles, hasEntry } from "./bundles.mjs";
import { buildEnvironment } from "./environment.mjs";
import { fingerprint } from "./files.mjs";
import { BUILD_DIR, ROOT, moduleFile } from "./paths.mjs";
import { step } from "./progress.mjs";
import { once } from "./state.mjs";
import { runTool } from "./tools.mjs";

const LOCKED = ["package-lock.json", "tsconfig.json"];
const SERVER_SOURCES = ["lib", "workers", "sandbox", "prisma", "scripts", "bench"];
const WEB_SOURCES = [
  ...["app", "components", "lib", "public", "proxy.ts", "instrumentation.ts", "instrumentation-client.ts"],
  ...["next.config.ts", "postcss.config.mjs"],
];
const GENERATED = join("lib", "platform", "generated");

const isProduct = (path) =>
  !path.startsWith(GENERATED) && !/(^|\/)(node_modules|__fixtures__)(\/|$)|\.test\.tsx?$/.test(path);

/** Writes the typed Prisma client. */
export async function generateClient() {
  await step("Database client", () =>
    once("generate", key(["prisma/schema", "prisma.config.ts", "package-lock.json"]), {
      isThere: () => existsSync(join(ROOT, GENERATED, "client.ts")),
      work: () =>
        runTool("prisma-generate", process.execPath, [moduleFile("prisma", "build", "index.js"), "generate"], {
          env: buildEnvironment(),
        }),
    }),
  );
}

/** Bundles the worker, the sandbox and the commands. */
export async function bundleServers() {
  await step("Worker, sandbox and commands", () =>
    once("bundles", key([...SERVER_SOURCES, ...LOCKED]), {
      isThere: () =>
        Object.keys(BUNDLES).every((name) => !hasEntry(name) || existsSync(join(BUILD_DIR, `${name}.mjs`))),
      work: buildBundles,
    }),
  );
}

/** Builds the web application. A build by hand empties `.next`, our stamp with it: then it is built once more. */
export async function buildWeb() {
  const stamp = join(ROOT, ".next", "ballast-build");
  const publicValues = Object.entries(process.env).filter(([name]) => name.startsWith("NEXT_PUBLIC_"));
  await step("Web application (the first build takes about a minute)", () =>
    once("web", key([...WEB_SOURCES, "prisma/schema", ...LOCKED], JSON.stringify(publicValues)), {
      isThere: () => existsSync(stamp),
      work: async () => {
        const next = moduleFile("next", "dist", "bin", "next");
        await runTool("next-build", process.execPath, [next, "build"], { env: buildEnvironment() });
        writeFileSync(stamp, "");
      },
    }),
  );
}

function key(entries, salt = "") {
  return fingerprint(ROOT, entries, { ignore: (path) => !isProduct(path), salt: `${process.version}\0${salt}` });
}
