import { z } from "zod";
import { runtimeEnv } from "@/lib/platform/env";

const PATIENCE_MS = 500;
const FRESH_MS = 60_000;
const FALLBACK = "Sandbox data";
const statusSchema = z.object({ label: z.string().min(1).max(120) });

let known: { label: string; at: number } | undefined;
let asking: Promise<void> | undefined;

/**
 * sandboxLabel is the permanent mark on every page while data come from the sandbox, such as "Replay: market of
 * 2020-03-13"; null on real sources. It never delays a page: a label a minute old is served while a new one is fetched.
 */
export async function sandboxLabel(): Promise<string | null> {
  const url = runtimeEnv().SANDBOX_URL;
  if (url === undefined) return null;
  if (known === undefined || Date.now() - known.at > FRESH_MS) asking ??= ask(url);
  if (known === undefined) await asking;
  return known?.label ?? FALLBACK;
}

async function ask(sandboxUrl: string): Promise<void> {
  try {
    const response = await fetch(new URL("/control/status", sandboxUrl), { signal: AbortSignal.timeout(PATIENCE_MS) });
    known = { label: statusSchema.parse(await response.json()).label, at: Date.now() };
  } catch {
    known = { label: known?.label ?? FALLBACK, at: Date.now() };
  } finally {
    asking = undefined;
  }
}
