/** How far into a document its XML declaration is looked for. */
const DECLARATION_BYTES = 200;

/**
 * decodeBody turns the bytes of a document into text by the first of: its byte order mark, which is dropped; the charset
 * of the Content-Type header; the encoding of an XML declaration; UTF-8. A name nobody knows counts as not said, bytes
 * that are no characters become U+FFFD.
 */
export function decodeBody(bytes: Uint8Array, contentType: string | null): string {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, DECLARATION_BYTES));
  const marked = /^ÿþ|^þÿ|^ï»¿/.exec(start)?.[0];
  const named = [
    /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType ?? ""),
    /^\s*<\?xml[^>]*encoding=["']([\w.:-]+)/.exec(start),
  ];
  const labels = [
    ...(marked === undefined ? [] : [marked === "ÿþ" ? "utf-16le" : marked === "þÿ" ? "utf-16be" : "utf-8"]),
    ...named.flatMap((match) => match?.[1] ?? []),
  ];
  const decoder = labels.map(decoderOf).find((each) => each !== null) ?? new TextDecoder();
  return decoder.decode(bytes);
}

function decoderOf(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}
