import { z } from "zod";
import type { Instrument } from "@/lib/domain/instrument";
import { assetCode, blankable, instantMs, magnitudeText } from "@/lib/exchange/parse-answer";
import type { CursorPage } from "@/lib/exchange/read-pages";
import { parseList } from "./envelope";
import type { Category } from "./symbols";

/** Bybit's regular taker fees; an account's own tier may be lower. */
const SPOT_TAKER_FEE = 0.001;
const DERIVATIVES_TAKER_FEE = 0.00055;

const instrumentSchema = z.looseObject({
  symbol: z.string().min(1),
  status: z.string(),
  baseCoin: assetCode,
  quoteCoin: assetCode,
  settleCoin: blankable(assetCode),
  contractType: blankable(z.string()),
  deliveryTime: blankable(instantMs),
  priceFilter: z.looseObject({ tickSize: magnitudeText }),
  lotSizeFilter: z.looseObject({
    /** Spot says `basePrecision`, derivatives `qtyStep`. */
    basePrecision: blankable(magnitudeText),
    qtyStep: blankable(magnitudeText),
    minOrderQty: blankable(magnitudeText),
    minOrderAmt: blankable(magnitudeText),
    minNotionalValue: blankable(magnitudeText),
  }),
});

/**
 * parseInstruments reads one page of `instruments-info`. Futures with a delivery count as perpetuals without funding: their
 * risk is the same, and a position in them must not be lost. Rows without trading rules are left out.
 */
export function parseInstruments(raw: unknown, category: Category): CursorPage<Instrument> {
  const { rows, cursor } = parseList(instrumentSchema, raw, "market/instruments-info", category);
  return { rows: rows.flatMap((row) => toInstrument(row, category) ?? []), cursor, seen: rows.length };
}

function toInstrument(row: z.output<typeof instrumentSchema>, category: Category): Instrument | null {
  const { lotSizeFilter: lot, priceFilter, baseCoin, quoteCoin } = row;
  const lotStep = (category === "spot" ? lot.basePrecision : lot.qtyStep) ?? lot.qtyStep ?? lot.basePrecision;
  if (lotStep === null || lotStep === "0" || priceFilter.tickSize === "0") return null;
  // Some answers name the quote where the coin of settlement is meant.
  const settle = category === "spot" ? null : category === "inverse" ? baseCoin : (row.settleCoin ?? quoteCoin);
  const isDated = row.contractType?.endsWith("Futures") === true;
  const suffix = isDated && row.deliveryTime !== null ? `-${yymmdd(row.deliveryTime)}` : "";
  const symbol = `${baseCoin}/${quoteCoin}${settle === null ? "" : `:${settle}${suffix}`}`;
  return {
    id: `bybit:${symbol}`,
    venue: "bybit",
    symbol,
    base: baseCoin,
    quote: quoteCoin,
    settle,
    kind: category === "spot" ? "spot" : "perpetual",
    priceTick: priceFilter.tickSize,
    lotStep,
    minQuantity: lot.minOrderQty ?? lotStep,
    minNotional: lot.minOrderAmt ?? lot.minNotionalValue ?? "0",
    // An inverse contract is one dollar, a linear one a unit of the coin.
    contractSize: "1",
    takerFeeFraction: category === "spot" ? SPOT_TAKER_FEE : DERIVATIVES_TAKER_FEE,
    isActive: row.status === "Trading",
  };
}

function yymmdd(at: number): string {
  return new Date(at).toISOString().slice(2, 10).replaceAll("-", "");
}
