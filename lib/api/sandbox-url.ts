import { runtimeEnv } from "@/lib/platform/env";

/** sandboxUrl is a page of the sandbox, for the links that stand beside "Sandbox data"; null on real sources. */
export function sandboxUrl(path: string): string | null {
  const base = runtimeEnv().SANDBOX_URL;
  return base === undefined ? null : new URL(path, base).href;
}
