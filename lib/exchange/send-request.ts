import { withDeadline } from "@/lib/platform/with-deadline";

/** SignedRequest is one HTTP request, ready to leave. */
export interface SignedRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string | undefined;
}

export interface RawAnswer {
  status: number;
  text: string;
  retryAfter: string | null;
}

/** exchangeInfo of a large venue is some 15 MB; anything far above is not an answer but an attack or an accident. */
const BODY_MAX_BYTES = 48_000_000;

/** AnswerTooLarge means a body passed the limit after decompression: reading stopped there. */
export class AnswerTooLarge extends Error {}

/**
 * sendRequest makes one HTTP exchange: never follows redirects (signed requests would leave for a stranger), gives the
 * whole of it, body included, `timeoutMs`, and reads at most 48 MB. Throws what fetch throws when no answer came, and
 * AnswerTooLarge.
 */
export async function sendRequest(
  request: SignedRequest,
  options: { timeoutMs: number; signal?: AbortSignal | undefined },
): Promise<RawAnswer> {
  return withDeadline(options.timeoutMs, options.signal, async (signal) => {
    const response = await fetch(request.url, {
      method: request.method,
      headers: { ...request.headers, "user-agent": "Ballast/1" },
      ...(request.body === undefined ? {} : { body: request.body }),
      redirect: "manual",
      signal,
    });
    return {
      status: response.status,
      text: await readBody(response),
      retryAfter: response.headers.get("retry-after"),
    };
  });
}

async function readBody(response: Response): Promise<string> {
  if (response.body === null) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > BODY_MAX_BYTES) throw new AnswerTooLarge(`answer is larger than ${BODY_MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
