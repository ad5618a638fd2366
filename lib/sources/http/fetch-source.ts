import { withDeadline } from "@/lib/platform/with-deadline";
import { SourceError } from "../source-error";
import { decodeBody } from "./decode-body";
import { readPause } from "./read-pause";
import { sourceUrl } from "./source-url";

/** What an answer said about its version, to be sent back with the next question. */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

export type SourceAnswer = { kind: "fresh"; text: string; validators: Validators } | { kind: "unchanged" };

export interface FetchOptions {
  /** Who is asked, for errors. */
  source: string;
  validators?: Validators | undefined;
  signal?: AbortSignal | undefined;
  timeoutMs?: number | undefined;
}

/** The largest honest answer, two years of a daily chart, has some 100 kB; feeds with whole articles reach 1 MB. */
const BODY_MAX_BYTES = 4_000_000;
const TIMEOUT_MS = 15_000;
const REDIRECTS_MAX = 2;
/** A source that asks for patience without saying how long. */
const DEFAULT_PAUSE_MS = 60_000;

/**
 * fetchSource asks a source for a document: at most 4 MB after decompression, within 15 s for everything, asking only for
 * news where `validators` are given, following redirects within the same site only. Throws SourceError.
 */
export async function fetchSource(address: string, options: FetchOptions): Promise<SourceAnswer> {
  const { source } = options;
  try {
    return await withDeadline(options.timeoutMs ?? TIMEOUT_MS, options.signal, (signal) =>
      ask(address, options, signal),
    );
  } catch (error) {
    if (error instanceof SourceError) throw error;
    // The worker stops: that is not the source's fault and must not be noted as such.
    options.signal?.throwIfAborted();
    throw new SourceError("unavailable", source, isTimeout(error) ? "no answer in time" : "no answer");
  }
}

async function ask(address: string, options: FetchOptions, signal: AbortSignal): Promise<SourceAnswer> {
  const { source } = options;
  const response = await follow(sourceUrl(address), options, signal);
  if (response.status === 304 && options.validators !== undefined) return { kind: "unchanged" };
  if (response.status !== 200) throw await refusal(response, source);
  const { headers } = response;
  const validators = { etag: headers.get("etag"), lastModified: headers.get("last-modified") };
  return { kind: "fresh", text: await readBody(response, source), validators };
}

const isTimeout = (error: unknown): boolean => error instanceof DOMException && error.name === "TimeoutError";

async function follow(url: string, { source, validators }: FetchOptions, signal: AbortSignal): Promise<Response> {
  let at = url;
  for (let hop = 0; ; hop++) {
    const response = await fetch(at, { headers: requestHeaders(validators), redirect: "manual", signal });
    const location = response.status >= 300 && response.status < 400 ? response.headers.get("location") : null;
    if (location === null) return response;
    await response.body?.cancel();
    const next = URL.canParse(location, at) ? new URL(location, at) : null;
    if (next === null || siteOf(next) !== siteOf(new URL(at)) || hop >= REDIRECTS_MAX)
      throw new SourceError("unavailable", source, "redirected elsewhere");
    at = next.href;
  }
}

/** An outlet may move between its name with and without www, and nowhere else. */
function siteOf({ protocol, host }: URL): string {
  return `${protocol}//${host.replace(/^www\./, "")}`;
}

function requestHeaders(validators: Validators | undefined): Record<string, string> {
  return {
    "user-agent": "Ballast/1 (market data reader)",
    accept: "application/json, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.1",
    ...(validators?.etag == null ? {} : { "if-none-match": validators.etag }),
    ...(validators?.lastModified == null ? {} : { "if-modified-since": validators.lastModified }),
  };
}

/** Sorts an answer that is none: wait, try again later, or ask differently. */
async function refusal(response: Response, source: string): Promise<SourceError> {
  await response.body?.cancel();
  const { status } = response;
  const retryAfterMs = readPause(response.headers);
  const what = `HTTP ${status}`;
  if (status === 429 || status === 418)
    return new SourceError("rate_limited", source, what, { retryAfterMs: retryAfterMs ?? DEFAULT_PAUSE_MS });
  // 401, 403 and 451 come from firewalls and regions: nobody signs in here.
  if (status >= 500 || [401, 403, 408, 451].includes(status) || status < 400)
    return new SourceError("unavailable", source, what, { retryAfterMs });
  return new SourceError("invalid_request", source, what);
}

async function readBody(response: Response, source: string): Promise<string> {
  if (response.body === null) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > BODY_MAX_BYTES) throw new SourceError("bad_response", source, `larger than ${BODY_MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  return decodeBody(Buffer.concat(chunks), response.headers.get("content-type"));
}
