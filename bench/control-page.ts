import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { BenchServers } from "./servers.mjs";

const SOURCE = join("bench", "control");
const BUILD = join(".ballast", "bench", "control");
const BYTES_TOLERANCE = 0.02;
const FITTING_STEPS = 12;

export interface ControlPage {
  /** The page with `bytes` bytes of HTML (within 2 %) and `statements` statements. */
  fit(bytes: number, statements: number): Promise<{ url: string; bytes: number }>;
  /** The page with next to nothing on it: what Next costs by itself. */
  bareUrl: string;
}

/** startControlPage builds and serves the control application: the same Next, nothing of ours. */
export async function startControlPage(servers: BenchServers, databaseUrl: string): Promise<ControlPage> {
  rmSync(BUILD, { recursive: true, force: true });
  cpSync(SOURCE, BUILD, { recursive: true });
  const base = await servers.startNext(BUILD, { CONTROL_DATABASE_URL: databaseUrl });
  const urlOf = (statements: number, rows: number) => `${base}/?statements=${statements}&rows=${rows}`;
  // It has been started, not yet been reached.
  await bytesOf(urlOf(1, 1));
  return {
    bareUrl: urlOf(1, 1),
    async fit(bytes, statements) {
      let rows = 100;
      for (let step = 0; step < FITTING_STEPS; step++) {
        const url = urlOf(statements, rows);
        const actual = await bytesOf(url);
        if (Math.abs(actual - bytes) <= BYTES_TOLERANCE * bytes) return { url, bytes: actual };
        const bare = await bytesOf(urlOf(statements, 0));
        rows = Math.max(1, Math.round((rows * (bytes - bare)) / (actual - bare)));
      }
      throw new Error(`the control page could not be made ${bytes} bytes long`);
    },
  };
}

async function bytesOf(url: string): Promise<number> {
  const deadline = performance.now() + 30_000;
  for (;;) {
    const response = await fetch(url, { headers: { "accept-encoding": "identity" } }).catch(() => null);
    if (response?.ok === true) return (await response.arrayBuffer()).byteLength;
    if (performance.now() > deadline) throw new Error(`the control page does not answer at ${url}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
