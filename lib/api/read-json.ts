import { AppError } from "@/lib/domain/errors";

const DEPTH_MAX = 20;
/** Keys that reach an object's prototype in careless code; no contract of ours has them. */
const POISONOUS_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/**
 * readJson reads a request's body as JSON of at most `limitBytes`, stopping as soon as it is longer. Refused, naming
 * the field: another content type, text that is no UTF-8 or no JSON, NUL and unpaired surrogates (PostgreSQL stores
 * neither), keys that touch a prototype, nesting beyond 20. Throws AppError `invalid_input` or `payload_too_large`.
 */
export async function readJson(request: Request, limitBytes: number): Promise<unknown> {
  const contentType = request.headers.get("content-type") ?? "none";
  if (!/^application\/json\s*(;|$)/i.test(contentType))
    throw wrong("content-type", `must be application/json, was ${contentType.slice(0, 60)}`);
  const text = decode(await readBytes(request, limitBytes));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw wrong("body", "is not valid JSON");
  }
  inspect(value);
  return value;
}

/** readText reads a body as UTF-8 text, byte for byte: signatures are computed over it. Same limit and errors. */
export async function readText(request: Request, limitBytes: number): Promise<string> {
  return decode(await readBytes(request, limitBytes));
}

async function readBytes(request: Request, limitBytes: number): Promise<Uint8Array> {
  const tooLarge = new AppError("payload_too_large", `The body is larger than the ${limitBytes} bytes taken here.`, {
    fields: [{ field: "body", message: `must be at most ${limitBytes} bytes` }],
    detail: { limitBytes },
  });
  if (Number(request.headers.get("content-length") ?? 0) > limitBytes) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > limitBytes) {
      await reader?.cancel().catch(() => undefined);
      throw tooLarge;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw wrong("body", "is not valid UTF-8");
  }
}

/** Iterative, because the nesting is the sender's to choose. */
function inspect(root: unknown): void {
  const open: { value: unknown; path: readonly string[] }[] = [{ value: root, path: [] }];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const { value, path } = item;
    if (typeof value === "string") refuseUnstorable(value, path);
    if (typeof value !== "object" || value === null) continue;
    if (path.length >= DEPTH_MAX) throw wrong(path.slice(0, 3).join("."), `is nested deeper than ${DEPTH_MAX} levels`);
    for (const [key, child] of Object.entries(value)) {
      refuseUnstorable(key, path);
      const childPath = [...path, key];
      if (POISONOUS_KEYS.has(key)) throw wrong(childPath.join("."), "is not a field of this request");
      open.push({ value: child, path: childPath });
    }
  }
}

function refuseUnstorable(text: string, path: readonly string[]): void {
  const field = path.length === 0 ? "body" : path.join(".");
  if (text.includes("\0")) throw wrong(field, "must not contain NUL characters");
  if (/\p{Surrogate}/u.test(text)) throw wrong(field, "contains half of a character (an unpaired surrogate)");
}

function wrong(field: string, message: string): AppError {
  return new AppError("invalid_input", `${field} ${message}`, { fields: [{ field, message }] });
}
