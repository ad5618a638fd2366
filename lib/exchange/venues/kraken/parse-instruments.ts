import { z } from "zod";
import type { Instrument } from "@/lib/domain/instrument";
import { assetCode, blankable, finiteNumber, magnitudeText, wholeNumber } from "@/lib/exchange/parse-answer";
import { assetOf } from "./assets";
import { parseResult } from "./envelope";

/** Kraken's taker fee of the lowest tier, where a pair does not tell its own; percent in answers. */
const TAKER_FEE_PERCENT = 0.4;

const decimals = wholeNumber.pipe(z.number().min(0).max(18));
const pairSchema = z.looseObject({
  altname: z.string(),
  base: assetCode,
  quote: assetCode,
  pair_decimals: decimals,
  lot_decimals: decimals,
  tick_size: blankable(magnitudeText),
  ordermin: blankable(magnitudeText),
  costmin: blankable(magnitudeText),
  fees: z.array(z.tuple([finiteNumber, finiteNumber]).rest(z.unknown())).optional(),
  status: blankable(z.string()),
});
const pairsSchema = z.record(z.string().min(1), pairSchema);

/** parseInstruments reads `AssetPairs`. Pairs of the dark pool (`XBTUSD.d`) are the same markets once more. */
export function parseInstruments(raw: unknown): Instrument[] {
  return Object.values(parseResult(pairsSchema, raw, "public/AssetPairs"))
    .filter(({ altname }) => !altname.endsWith(".d"))
    .map(toInstrument);
}

function toInstrument(row: z.output<typeof pairSchema>): Instrument {
  const base = assetOf(row.base).asset;
  const quote = assetOf(row.quote).asset;
  const lotStep = unitOf(row.lot_decimals);
  return {
    id: `kraken:${base}/${quote}`,
    venue: "kraken",
    symbol: `${base}/${quote}`,
    base,
    quote,
    settle: null,
    kind: "spot",
    priceTick: row.tick_size ?? unitOf(row.pair_decimals),
    lotStep,
    minQuantity: row.ordermin ?? lotStep,
    minNotional: row.costmin ?? "0",
    contractSize: "1",
    takerFeeFraction: (row.fees?.[0]?.[1] ?? TAKER_FEE_PERCENT) / 100,
    isActive: row.status === null || row.status === "online",
  };
}

/** One unit of the last decimal. */
function unitOf(decimalPlaces: number): string {
  return decimalPlaces === 0 ? "1" : `0.${"1".padStart(decimalPlaces, "0")}`;
}
