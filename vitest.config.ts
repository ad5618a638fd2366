import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** A hundred times the runs of every property, on a machine that may be busy with something else. */
const DEEP_TIMEOUT_MS = 20 * 60_000;
const isDeep = process.env["TEST_DEEP"] === "1";
const outside = [...configDefaults.exclude, "**/.next/**", "**/.ballast/**", "e2e/**"];

export default defineConfig({
  resolve: {
    alias: [{ find: /^@\//, replacement: here("./") }],
  },
  test: {
    // A test that fails sometimes is a failing test.
    retry: 0,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx,mjs}"],
          exclude: [...outside, "**/*.db.test.ts"],
          testTimeout: isDeep ? DEEP_TIMEOUT_MS : 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["**/*.db.test.ts"],
          exclude: outside,
          globalSetup: ["./scripts/testing/global-setup.mjs"],
          setupFiles: ["./lib/testing/db-setup.ts"],
          maxWorkers: 2,
          testTimeout: isDeep ? DEEP_TIMEOUT_MS : 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
