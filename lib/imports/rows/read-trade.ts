import { compareDecimals, divideDecimals, type DecimalString } from "@/lib/domain/decimal";
import type { ImportedTrade } from "@/lib/domain/import-views";
import { parseAsset } from "../fields/parse-asset";
import { parsePair, type Pair } from "../fields/parse-pair";
import { parseSide } from "../fields/parse-side";
import type { Format } from "../formats/format";
import type { RowCells } from "./row-cells";

const TEXT_MAX = 80;
const PRICE_MAX = "1000000000000000";

/**
 * readTrade reads one fill. Null with errors noted in `cells`; `other` for a row that is no trade in an export that mixes
 * them. A fee without a currency is in the quote, a negative one (a rebate) counts as none.
 */
export function readTrade(cells: RowCells, format: Format): ImportedTrade | "other" | null {
  const side = parseSide(cells.text("side"));
  if (side === null) {
    if (format.hasOtherRows === true && cells.text("side") !== "") return "other";
    cells.fail(cells.text("side") === "" ? "missing" : "unknown_side", "side");
  }
  const eventAt = cells.instant("time");
  const named = parsePair(cells.text("pair"));
  const amount = cells.number("quantity", typeof named === "object" ? named?.base : "");
  const quantity = amount?.value ?? null;
  if (quantity === "0") cells.fail("not_positive", "quantity");
  const pair = readPair(cells, named, amount?.unit ?? "");
  const price = readPrice(cells, quantity);
  const fee = readFee(cells, pair);
  const venueTradeId = cells.line("id", TEXT_MAX);
  const venue = cells.line("venue", TEXT_MAX);
  if (cells.errors.length > 0 || side === null || eventAt === null || quantity === null) return null;
  if (pair === null || price === null || fee === null || venueTradeId === null || venue === null) return null;
  return {
    eventAt,
    venue: venue === "" ? format.venue : venue.toLowerCase(),
    ...pair,
    side,
    quantity,
    price,
    ...fee,
    venueTradeId,
  };
}

/** A name that does not tell where it splits does so beside a quantity in units of the base: `ARBXYZ`, `10ARB`. */
function readPair(cells: RowCells, named: ReturnType<typeof parsePair>, unit: string): Pair | null {
  if (!cells.has("pair")) {
    const base = cells.asset("base");
    const quote = cells.asset("quote");
    return base === null || quote === null ? null : { base, quote };
  }
  const symbol = cells.text("pair").toUpperCase();
  if (symbol === "") return cells.fail("missing", "pair");
  if (named === "derivative") return cells.fail("derivative", "pair");
  if (named !== null) return named;
  const rest = unit !== "" && symbol.startsWith(unit) ? symbol.slice(unit.length) : "";
  return /^[A-Z0-9]{2,10}$/.test(rest) ? { base: unit, quote: rest } : cells.fail("unknown_pair", "pair");
}

function readPrice(cells: RowCells, quantity: DecimalString | null): DecimalString | null {
  if (cells.has("price") && cells.text("price") !== "") return cells.positive("price");
  if (!cells.has("total")) return cells.fail("missing", "price");
  const total = cells.number("total");
  if (total === null || quantity === null || quantity === "0") return null;
  const price = divideDecimals(total.value, quantity);
  if (price === "0") return cells.fail("not_positive", "total");
  return compareDecimals(price, PRICE_MAX) > 0 ? cells.fail("too_large", "total") : price;
}

function readFee(cells: RowCells, pair: Pair | null): { feeAmount: DecimalString; feeAsset: string } | null {
  if (cells.text("fee") === "") return { feeAmount: "0", feeAsset: "" };
  const fee = cells.number("fee");
  if (fee === null) return null;
  if (fee.value === "0" || fee.isNegative) return { feeAmount: "0", feeAsset: "" };
  const named = cells.text("feeAsset");
  const asset = named === "" ? (fee.unit === "" ? (pair?.quote ?? "") : parseAsset(fee.unit)) : parseAsset(named);
  return asset === null ? cells.fail("not_an_asset", "feeAsset", named) : { feeAmount: fee.value, feeAsset: asset };
}
