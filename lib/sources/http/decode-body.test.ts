import { expect, test } from "vitest";
import { decodeBody } from "./decode-body";

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);

test.each<[string, Uint8Array, string | null, string]>([
  ["UTF-8 unless said otherwise", utf8("café – 10 €"), null, "café – 10 €"],
  ["a byte order mark, which is no part of the text", utf8("\uFEFF{}"), "application/json", "{}"],
  ["two-byte characters by their mark", Uint8Array.of(0xff, 0xfe, 0x41, 0x00), "text/xml", "A"],
  ["the header's charset", latin("caf\u00e9"), "text/xml; charset=ISO-8859-1", "café"],
  [
    "the header before the declaration",
    utf8('<?xml encoding="latin1"?>é'),
    "text/xml;charset=UTF-8",
    '<?xml encoding="latin1"?>é',
  ],
  [
    "the declaration's encoding",
    latin('<?xml version="1.0" encoding="windows-1252"?>\u00a3'),
    "text/xml",
    '<?xml version="1.0" encoding="windows-1252"?>£',
  ],
  ["a name nobody knows as not said", utf8("é"), "text/xml; charset=martian", "é"],
  ["bytes that are no characters", latin("a\u00ff"), null, "a\uFFFD"],
])("reads %s", (_name, bytes, contentType, expected) => {
  expect(decodeBody(bytes, contentType)).toBe(expected);
});
