import { readFileSync } from "node:fs";

/** What scripts/testing/browser-stack.mjs tells about the product it brought up. */
export interface Stack {
  url: string;
  sandboxUrl: string;
  /** Superuser's connection to the product's database. */
  adminUrl: string;
  redisUrl: string | null;
  logFolder: string;
  pids: { web: number; worker: number; sandbox: number };
  workerEnv: Record<string, string>;
}

/** readStack is the stack of this run, or null when the journeys run by hand against `npm start`. */
export function readStack(): Stack | null {
  const path = process.env["BALLAST_STACK"];
  return path ? (JSON.parse(readFileSync(path, "utf8")) as Stack) : null;
}

/** sandboxUrlFor is where the sandbox of this run is: told by the stack, else the launcher's default above the web port. */
export function sandboxUrlFor(baseURL: string): string {
  return readStack()?.sandboxUrl ?? `http://localhost:${Number(new URL(baseURL).port) + 10}`;
}
