import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
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
          testTimeout: 30_000,
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
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
