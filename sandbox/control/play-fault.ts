import { gzipSync } from "node:zlib";
import type { ServerResponse } from "node:http";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import type { Fault } from "./faults";
import { refusalOf, type RefusalKind } from "./venue-refusals";

const HTML =
  "<!doctype html><html><head><title>Attention required</title></head><body><h1>Sorry, you have been blocked</h1></body></html>";
const HUGE_BYTES = 10 * 1024 * 1024;
const BOMB_BYTES = 100 * 1024 * 1024;
const SLOW_BYTE_MS = 1_000;
const SOME_JSON = JSON.stringify({
  balances: Array.from({ length: 50 }, (_, i) => ({ asset: `COIN${i}`, free: "1.00000000" })),
});

/** serverResponseOf is Node's response behind a Hono context. */
export function serverResponseOf(c: Context): ServerResponse {
  return (c.env as HttpBindings).outgoing;
}

/**
 * playFault answers a call the way the fault says. `wrongtypes` lets the real handler answer first and then changes
 * the types of everything in it. Returns undefined for `skew`, which does not touch the answer.
 */
export async function playFault(c: Context, fault: Fault, next: () => Promise<void>): Promise<Response | undefined> {
  switch (fault.fault) {
    case "skew":
      return undefined;
    case "wrongtypes":
      await next();
      await twistAnswer(c);
      return undefined;
    case "timeout":
    case "reset":
    case "truncated":
    case "slowloris":
      return playOnSocket(serverResponseOf(c), fault.fault);
    default:
      return statusAnswer(fault, c.req.path);
  }
}

function statusAnswer(fault: Fault, path: string): Response {
  const refusal = (kind: RefusalKind, headers: HeadersInit = {}): Response => {
    const { status, body } = refusalOf(path, kind);
    return Response.json(body, { status, headers });
  };
  const html = (status: number, headers: Record<string, string> = {}): Response =>
    new Response(HTML, { status, headers: { "Content-Type": "text/html", ...headers } });
  const text = (body: string): Response => new Response(body, { headers: { "Content-Type": "application/json" } });
  const retryAfter: Record<string, string> =
    fault.retryAfter === undefined ? {} : { "Retry-After": String(fault.retryAfter) };
  switch (fault.fault) {
    case "429":
    case "418":
      return refusal(fault.fault, retryAfter);
    case "400":
    case "401":
    case "451":
      return refusal(fault.fault);
    case "403html":
      return html(403);
    case "500":
    case "502":
    case "504":
      return html(Number(fault.fault));
    case "503":
      return html(503, retryAfter);
    case "html200":
      return html(200);
    case "garbage200":
      return text('{"balances":[{"asset":"BTC","free":');
    case "empty200":
      return text("");
    case "null200":
      return text("null");
    case "array200":
      return text("[]");
    case "object200":
      return text("{}");
    case "redirect":
      return new Response(null, { status: 302, headers: { Location: "https://login.example.com/" } });
    case "hugebody":
      return text(`{"padding":"${"x".repeat(HUGE_BYTES)}"}`);
    case "gzipbomb":
      return new Response(gzipBomb(), {
        headers: { "Content-Type": "application/json", "Content-Encoding": "gzip" },
      });
    default:
      throw new Error(`${fault.fault} is not an answer with a status`);
  }
}

let bomb: Uint8Array<ArrayBuffer> | undefined;

/** A hundred megabytes of spaces in a hundred kilobytes, made once. */
function gzipBomb(): Uint8Array<ArrayBuffer> {
  bomb ??= new Uint8Array(gzipSync(Buffer.alloc(BOMB_BYTES, " ")));
  return bomb;
}

/** Faults below HTTP. The socket is the client's to close; nothing is kept alive after that. */
function playOnSocket(outgoing: ServerResponse, fault: "timeout" | "reset" | "truncated" | "slowloris"): Response {
  if (fault === "reset") outgoing.socket?.resetAndDestroy();
  if (fault === "truncated") {
    outgoing.writeHead(200, { "Content-Type": "application/json", "Content-Length": SOME_JSON.length });
    outgoing.write(SOME_JSON.slice(0, SOME_JSON.length / 2), () => outgoing.socket?.destroy());
  }
  if (fault === "slowloris") {
    outgoing.writeHead(200, { "Content-Type": "application/json" });
    let sent = 0;
    const timer = setInterval(() => {
      outgoing.write(SOME_JSON[sent % SOME_JSON.length] ?? " ");
      sent += 1;
    }, SLOW_BYTE_MS);
    outgoing.once("close", () => clearInterval(timer));
  }
  return RESPONSE_ALREADY_SENT;
}

/** What a middleware returns after next() is ignored; what it puts into the context counts. */
async function twistAnswer(c: Context): Promise<void> {
  const { status } = c.res;
  const answered: unknown = await c.res.json().catch(() => null);
  c.res = Response.json(twistTypes(answered), { status });
}

/** Numbers become texts, texts numbers or lists, lists objects, flags words; the shape stays. */
function twistTypes(value: unknown): unknown {
  if (Array.isArray(value)) return Object.fromEntries(value.map((item, i) => [String(i), twistTypes(item)]));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, twistTypes(item)]));
  }
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" && value !== "" && Number.isFinite(Number(value)) ? [Number(value)] : 0;
}
