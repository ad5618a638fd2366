import { IMPORT_CHUNK_BYTES } from "@/lib/domain/import-views";

const NEWLINE = 0x0a;

/**
 * splitFile cuts a file into pieces of at most IMPORT_CHUNK_BYTES, at line ends where there are any and never inside a
 * character. UTF-16 (Excel's "Unicode text") and, where it is no UTF-8, Windows-1252 become the same text.
 */
export async function splitFile(file: Blob): Promise<string[]> {
  const bytes = new TextEncoder().encode(decode(new Uint8Array(await file.arrayBuffer())));
  const pieces: string[] = [];
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  for (let from = 0; from < bytes.length;) {
    const to = pieceEnd(bytes, from);
    pieces.push(decoder.decode(bytes.subarray(from, to)));
    from = to;
  }
  return pieces;
}

function pieceEnd(bytes: Uint8Array, from: number): number {
  const limit = from + IMPORT_CHUNK_BYTES;
  if (limit >= bytes.length) return bytes.length;
  const newline = bytes.lastIndexOf(NEWLINE, limit - 1);
  if (newline >= from) return newline + 1;
  let to = limit;
  // A continuation byte of UTF-8 is 10xxxxxx: a character begins where there is none.
  while (((bytes[to] ?? 0) & 0xc0) === 0x80) to -= 1;
  return to;
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
