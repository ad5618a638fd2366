import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { ESLint } from "eslint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/**
 * Guard rails rot silently. Each import rule gets a planted breach in a stub tree and must report it under its name; each
 * purity and environment rule of ESLint must fire on a snippet.
 */
const root = resolve(import.meta.dirname, "../..");

/** file → [imports, the rule that must report it (null = must stay clean)] */
const PLANTED: Record<string, [imports: string[], rule: string | null]> = {
  "lib/domain/breach.ts": [["@/lib/platform/fine"], "domain-is-leaf"],
  "lib/domain/breach-npm.ts": [["pg"], "domain-uses-zod-and-decimal-only"],
  "lib/domain/breach-node.ts": [["node:fs"], "domain-uses-no-node"],
  "lib/risk/breach.ts": [["@/lib/platform/fine"], "risk-is-pure"],
  "lib/risk/breach-node.ts": [["node:fs"], "risk-is-pure"],
  "lib/risk/breach-npm.ts": [["zod"], "risk-is-pure"],
  "lib/learning/breach.ts": [["@/lib/market/fine"], "learning-is-pure"],
  "lib/platform/breach.ts": [["@/lib/workspace/fine"], "platform-knows-no-slice"],
  "lib/market/breach-ccxt.ts": [["ccxt"], "ccxt-only-in-exchange"],
  "lib/exchange/ccxt-client.ts": [["ccxt"], null],
  "lib/connection/uses-client.ts": [["@/lib/exchange/ccxt-client"], null],
  "app/breach-ccxt.ts": [["@/lib/connection/uses-client"], "web-never-loads-ccxt-client"],
  "lib/connection/open-credentials.ts": [[], null],
  "lib/connection/uses-open.ts": [["./open-credentials"], null],
  "app/breach-open.ts": [["@/lib/connection/uses-open"], "web-never-opens-credentials"],
  "lib/market/breach-shell.ts": [["@/app/fine"], "lib-knows-no-shell"],
  "app/breach-workers.ts": [["@/workers/fine"], "app-and-workers-are-strangers"],
  "workers/breach-app.ts": [["@/app/fine"], "workers-render-nothing"],
  "components/breach.ts": [["@/lib/market/fine"], "components-take-props"],
  "components/allowed.ts": [["@/lib/format/fine"], null],
  "app/breach-db.ts": [["@/lib/platform/db"], "db-only-behind-slices"],
  "workers/breach-prisma.ts": [["@/lib/platform/generated/client"], "workers-use-verbs"],
  "app/(dashboard)/[workspace]/overview/_components/part.ts": [[], null],
  "app/(dashboard)/[workspace]/overview/page.ts": [["./_components/part"], null],
  "app/(dashboard)/[workspace]/size/page.ts": [["../overview/_components/part"], "screens-are-private"],
  "lib/workspace/breach.ts": [["@/lib/market/fine"], "side-slices-know-no-flow"],
  "lib/identity/breach.ts": [["@/lib/market/fine"], "side-slices-know-no-flow"],
  "lib/billing/breach.ts": [["@/lib/market/fine"], "billing-stays-beside"],
  "lib/market/breach-api.ts": [["@/lib/api/fine"], "nobody-imports-api"],
  "sandbox/breach.ts": [["@/lib/domain/fine"], "sandbox-is-alone"],
  "lib/market/breach-sandbox.ts": [["@/sandbox/fine"], "nobody-imports-sandbox"],
  "agent/breach.ts": [["@/lib/domain/fine"], "agent-is-alone"],
  "lib/sources/breach-flow.ts": [["@/lib/market/fine"], "flow-sources"],
  "lib/market/uses-sources.ts": [["@/lib/sources/fine"], null],
  "lib/market/breach-imports.ts": [["@/lib/imports/fine"], "flow-market"],
  "lib/imports/breach-flow.ts": [["@/lib/recommendation/fine"], "flow-imports"],
  "lib/imports/uses-market.ts": [["@/lib/market/fine"], null],
  "lib/market/breach-flow.ts": [["@/lib/recommendation/fine"], "flow-market"],
  "lib/recommendation/allowed.ts": [["@/lib/market/fine", "@/lib/risk/fine"], null],
  "lib/alert/cycle-a.ts": [["./cycle-b"], "no-cycles"],
  "lib/alert/cycle-b.ts": [["./cycle-a"], null], // the cruiser reports a cycle once
};
const FINE = [
  "lib/domain",
  "lib/platform",
  "lib/workspace",
  "lib/sources",
  "lib/market",
  "lib/imports",
  "lib/format",
  "lib/risk",
  "lib/api",
  "lib/recommendation",
  "app",
  "workers",
  "sandbox",
];

describe("import rules", () => {
  let tree: string;
  let reported: Map<string, Set<string>>;

  beforeAll(() => {
    tree = mkdtempSync(join(tmpdir(), "ballast-rules-"));
    for (const file of [".dependency-cruiser.cjs", "tsconfig.json", "package.json"])
      cpSync(join(root, file), join(tree, file));
    symlinkSync(join(root, "node_modules"), join(tree, "node_modules"));
    const put = (file: string, text: string) => {
      mkdirSync(dirname(join(tree, file)), { recursive: true });
      writeFileSync(join(tree, file), text);
    };
    for (const folder of FINE) put(`${folder}/fine.ts`, "export const fine = 1;\n");
    put("lib/platform/db.ts", "export const db = 1;\n");
    put("lib/platform/generated/client.ts", "export const client = 1;\n");
    for (const [file, [imports]] of Object.entries(PLANTED)) {
      put(
        file,
        imports.map((name, i) => `import * as x${i} from "${name}";\nvoid x${i};\n`).join("") +
          `export const here = "${file}";\n`,
      );
    }
    const depcruise = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
    const folders = ["app", "components", "lib", "workers", "sandbox", "agent"];
    const out = run(
      process.execPath,
      [depcruise, "--config", ".dependency-cruiser.cjs", "-T", "json", ...folders],
      tree,
    );
    const { summary } = JSON.parse(out) as { summary: { violations: { from: string; rule: { name: string } }[] } };
    reported = new Map();
    for (const { from, rule } of summary.violations)
      reported.set(from, (reported.get(from) ?? new Set()).add(rule.name));
  }, 60_000);

  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  test.each(Object.entries(PLANTED))("%s", (file, [, rule]) => {
    const rules = [...(reported.get(file) ?? [])];
    if (rule === null) expect(rules).toEqual([]);
    else expect(rules).toContain(rule);
  });

  test("every rule of the configuration has a planted breach, flow rules by one of theirs", () => {
    const text = readFileSync(join(root, ".dependency-cruiser.cjs"), "utf8");
    const names = [...text.matchAll(/name: "([a-z-]+)"/g)].map((match) => match[1]);
    const planted = new Set(Object.values(PLANTED).map(([, rule]) => rule));
    expect(names.filter((name) => name !== undefined && !planted.has(name))).toEqual([]);
  });
});

describe("lint rules", () => {
  const lint = async (filePath: string, code: string): Promise<string[]> => {
    const eslint = new ESLint({
      cwd: root,
      overrideConfig: {
        languageOptions: {
          parserOptions: { projectService: { allowDefaultProject: ["lib/risk/*.ts", "lib/market/*.ts", "app/*.tsx"] } },
        },
      },
    });
    const [result] = await eslint.lintText(code, { filePath: join(root, filePath) });
    return (result?.messages ?? [])
      .filter(({ severity }) => severity === 2)
      .map(({ ruleId }) => ruleId ?? "parse error");
  };

  test.each([
    ["lib/risk/planted.ts", "export const now = new Date();", "no-restricted-syntax"],
    ["lib/risk/planted.ts", "export const now = Date.now();", "no-restricted-syntax"],
    ["lib/risk/planted.ts", "export const luck = Math.random();", "no-restricted-syntax"],
    ["lib/risk/planted.ts", "export const later = async () => 1;", "no-restricted-syntax"],
    ["lib/risk/planted.ts", "export const page = fetch('x');", "no-restricted-globals"],
    ["lib/market/planted.ts", "export const url = process.env.URL;", "no-restricted-syntax"],
    ["lib/market/planted.ts", "export const url = process['env']['URL'];", "no-restricted-syntax"],
    ["lib/market/planted.ts", "export const any1 = (x: any) => x;", "@typescript-eslint/no-explicit-any"],
    ["app/planted.tsx", "'use server';\nexport const x = 1;", "no-restricted-syntax"],
    ["app/planted.tsx", "export const P = () => <p>Some words here</p>;", "no-restricted-syntax"],
  ])(
    "%s: %s",
    async (file, code, rule) => {
      expect(await lint(file, `${code}\n`)).toContain(rule);
    },
    120_000,
  );

  test("a fixed date in lib/risk stays allowed", async () => {
    expect(await lint("lib/risk/planted.ts", "export const launch = new Date(0);\n")).toEqual([]);
  }, 120_000);
});

describe("the repository", () => {
  test("paths cited in README and docs exist", () => {
    const docs = [
      "README.md",
      "CONTRIBUTING.md",
      ...readdirSync(join(root, "docs"))
        .filter((f) => f.endsWith(".md"))
        .map((f) => `docs/${f}`),
    ];
    const missing = docs
      .filter((doc) => existsSync(join(root, doc)))
      .flatMap((doc) =>
        [
          ...readFileSync(join(root, doc), "utf8").matchAll(
            /`((?:app|components|lib|workers|sandbox|scripts|prisma|docs|bench|e2e)\/[\w./()[\]-]+)`/g,
          ),
        ]
          .map((match) => match[1] ?? "")
          .filter(
            (path) =>
              !existsSync(join(root, path)) &&
              !existsSync(join(root, `${path}.ts`)) &&
              !existsSync(join(root, `${path}.tsx`)),
          )
          .map((path) => `${doc}: ${path}`),
      );
    expect(missing).toEqual([]);
  });
});

function run(command: string, args: string[], cwd: string): string {
  try {
    return execFileSync(command, args, {
      cwd,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (error) {
    // dependency-cruiser exits with the number of errors; its report is what we want.
    if (error instanceof Error && "stdout" in error && typeof error.stdout === "string" && error.stdout.startsWith("{"))
      return error.stdout;
    throw error;
  }
}
