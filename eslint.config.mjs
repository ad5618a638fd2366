import tseslint from "typescript-eslint";
import reactHooks from "eslint-plugin-react-hooks";

const env = [
  {
    selector:
      "MemberExpression[object.name='process'][property.name='env'], MemberExpression[object.name='process'][property.value='env']",
    message: "Read configuration from @/lib/platform/env.",
  },
  {
    selector: "ExpressionStatement[directive='use server']",
    message: "One way in: use a route handler made by defineRoute.",
  },
];
const pure = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "This folder is pure: take `asOf` as an argument.",
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: "This folder is pure: take `asOf` as an argument.",
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: "This folder is pure: take a seeded generator as an argument.",
  },
  {
    selector:
      "AwaitExpression, FunctionDeclaration[async=true], FunctionExpression[async=true], ArrowFunctionExpression[async=true]",
    message: "This folder is synchronous: do I/O in the caller.",
  },
];
const limits = (lines, fn) => ({
  "max-lines": ["error", { max: lines, skipBlankLines: true, skipComments: true }],
  "max-lines-per-function": ["error", { max: fn, skipBlankLines: true, skipComments: true, IIFEs: true }],
});
const jsxText = {
  selector: "JSXText[value=/[A-Za-z]{2,}/]",
  message: "Words shown to people come from lib/format/messages.",
};

export default tseslint.config(
  {
    ignores: [
      ".next/**",
      ".ballast/**",
      "node_modules/**",
      "lib/platform/generated/**",
      "next-env.d.ts",
      "coverage/**",
    ],
  },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.base],
    plugins: { "react-hooks": reactHooks },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-restricted-syntax": ["error", ...env],
      ...limits(400, 80),
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-console": "error",
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
    },
  },
  {
    files: ["{app,components}/**/*.tsx"],
    rules: { "no-restricted-syntax": ["error", ...env, jsxText], ...limits(400, 140) },
  },
  {
    files: ["lib/{risk,learning}/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-syntax": ["error", ...env, ...pure],
      "no-restricted-globals": ["error", "process", "fetch", "setTimeout", "setInterval", "performance", "crypto"],
      ...limits(150, 40),
    },
  },
  {
    files: ["**/*.test.ts", "**/*.test.tsx", "e2e/**/*.ts", "lib/testing/**/*.ts", "lib/format/messages/*.ts"],
    rules: { "max-lines": "off", "max-lines-per-function": "off" },
  },
  {
    files: [
      "lib/platform/env.ts",
      "lib/testing/**/*.ts",
      "sandbox/main.ts",
      "scripts/**/*.ts",
      "bench/**/*.ts",
      "e2e/**/*.ts",
      "*.config.ts",
      "**/*.test.ts",
    ],
    rules: { "no-restricted-syntax": "off", "no-console": "off" },
  },
);
