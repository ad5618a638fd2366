import { expect, test } from "vitest";
import { IMPORT_CHUNK_BYTES } from "@/lib/domain/import-views";
import { csvTrades } from "@/lib/testing/csv-trades";
import { splitFile } from "./split-file";

test.each([
  ["ends every piece with a line, and loses nothing", [...csvTrades(12_000)].join("")],
  ["keeps characters of several bytes whole, also without a line break", "é€😀".repeat(120_000)],
  ["takes a small file in one piece", "time,symbol\n"],
])("splitFile %s", async (_, text) => {
  const pieces = await splitFile(new Blob([text]));
  expect(pieces.join("")).toBe(text);
  for (const piece of pieces) expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(IMPORT_CHUNK_BYTES);
  if (text.includes("\n")) for (const piece of pieces) expect(piece.endsWith("\n")).toBe(true);
});

test("a file written by an old spreadsheet, not in UTF-8, is read all the same", async () => {
  const latin = new Blob([Uint8Array.from([0x6e, 0x6f, 0x74, 0xe9, 0x2c, 0x31, 0x0a])]);
  expect(await splitFile(latin)).toEqual(["noté,1\n"]);
  const wide = new Blob([Uint8Array.from([0xff, 0xfe, 0x61, 0, 0x2c, 0, 0x62, 0, 0x0a, 0])]);
  expect(await splitFile(wide)).toEqual(["a,b\n"]);
});
