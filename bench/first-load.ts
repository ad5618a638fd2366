import { gzipSync } from "node:zlib";

const SCRIPT_TAG = /<script\b[^>]*>/g;
const SOURCE = /\bsrc="([^"]+)"/;
const NO_MODULE = /\bnomodule\b/i;

/**
 * firstLoadKb is the JavaScript a page asks for before anything is clicked: the gzipped size, in kB of 1,000 bytes, of all
 * scripts its HTML refers to. `nomodule` scripts are left out: browsers of this decade skip them.
 */
export async function firstLoadKb(url: string, html: string): Promise<number> {
  const sources = [...html.matchAll(SCRIPT_TAG)]
    .map(([tag]) => tag)
    .filter((tag) => !NO_MODULE.test(tag))
    .flatMap((tag) => SOURCE.exec(tag)?.[1] ?? []);
  const sizes = await Promise.all([...new Set(sources)].map((source) => gzippedBytes(new URL(source, url))));
  return sizes.reduce((sum, bytes) => sum + bytes, 0) / 1000;
}

async function gzippedBytes(url: URL): Promise<number> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
  return gzipSync(Buffer.from(await response.arrayBuffer())).length;
}
