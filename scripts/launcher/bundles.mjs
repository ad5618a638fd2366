import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { BUILD_DIR, ROOT } from "./paths.mjs";

/** Every process and command that runs outside Next: its name in `.ballast/build` and its entry. */
export const BUNDLES = {
  migrate: "scripts/migrate.ts",
  sandbox: "sandbox/main.ts",
  worker: "workers/main.ts",
  seed: "prisma/seed/main.ts",
  assess: "scripts/assess.ts",
  evidence: "scripts/evidence.ts",
  sentiment: "scripts/sentiment.ts",
  parse: "scripts/parse.ts",
  bench: "bench/main.ts",
};

/** Whether a bundle's entry exists in this tree. */
export function hasEntry(name) {
  return existsSync(join(ROOT, BUNDLES[name]));
}

/**
 * buildBundles turns the entries that exist into one ESM file each, with a source map.
 * Packages stay outside: they are loaded from node_modules, so ccxt, pg and argon2's binary keep working.
 */
export async function buildBundles() {
  const { build, stop } = await import("esbuild");
  const entryPoints = Object.fromEntries(Object.entries(BUNDLES).filter(([name]) => hasEntry(name)));
  await build({
    absWorkingDir: ROOT,
    entryPoints,
    outdir: BUILD_DIR,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    sourcemap: true,
    logLevel: "warning",
  });
  // Its helper process would otherwise stay as long as ours.
  await stop();
  for (const file of readdirSync(BUILD_DIR)) {
    if (!(file.split(".")[0] in entryPoints)) rmSync(join(BUILD_DIR, file));
  }
}
