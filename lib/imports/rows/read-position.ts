import type { ImportedPosition } from "@/lib/domain/import-views";
import type { RowCells } from "./row-cells";

const NOTE_MAX = 200;
const PLACES: Readonly<Record<string, ImportedPosition["place"]>> = {
  "": "elsewhere",
  elsewhere: "elsewhere",
  cold: "cold",
  "cold wallet": "cold",
  "hardware wallet": "cold",
};

/** readPosition reads one line of what is held; zero says that it is no longer. Null with errors noted in `cells`. */
export function readPosition(cells: RowCells): ImportedPosition | null {
  const asset = cells.asset("asset");
  const quantity = cells.positive("quantity", "accept");
  const word = cells.text("place").toLowerCase();
  const place = Object.hasOwn(PLACES, word) ? (PLACES[word] ?? null) : cells.fail("unknown_place", "place");
  const note = cells.line("note", NOTE_MAX);
  const hasPrice = cells.text("price") !== "";
  const priceUsd = hasPrice ? cells.positive("price") : null;
  if (asset === null || quantity === null || place === null || note === null || cells.errors.length > 0) return null;
  return { asset, quantity, place, note, priceUsd };
}
