import { afterAll } from "vitest";
import { startSandbox, type Sandbox } from "@/sandbox/start-sandbox";

export interface OwnSandbox extends Sandbox {
  /** Calls the control API, such as `("POST", "/control/faults", {…})`. */
  control<T>(method: string, path: string, body?: unknown): Promise<T>;
}

/**
 * startOwnSandbox gives a test file an exchange of its own, in this process: faults and limits reach nobody else, and the
 * clock can be the test's. Call it at the top level, before anything reads the configuration; it closes after the file.
 */
export async function startOwnSandbox(options: { now?: () => number; seed?: number } = {}): Promise<OwnSandbox> {
  const sandbox = await startSandbox({ port: 0, smtpPort: 0, ...options });
  process.env["EXCHANGE_BASE_URL"] = sandbox.url;
  process.env["SOURCES_BASE_URL"] = sandbox.url;
  process.env["SANDBOX_URL"] = sandbox.url;
  afterAll(() => sandbox.close());
  return {
    ...sandbox,
    async control<T>(method: string, path: string, body?: unknown): Promise<T> {
      const response = await fetch(`${sandbox.url}${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
      });
      if (!response.ok) throw new Error(`sandbox ${method} ${path}: HTTP ${response.status} ${await response.text()}`);
      return (await response.json()) as T;
    },
  };
}
