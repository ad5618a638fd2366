import { z } from "zod";
import { toNumber } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { deliverySuffix } from "@/lib/exchange/delivery-date";
import { assetCode, blankable, instantMs, magnitudeValue, oneOrMany } from "@/lib/exchange/parse-answer";
import { parseResult } from "./envelope";

/** Deribit's taker fee, where an instrument does not tell its own. */
const TAKER_FEE = 0.0005;

const instrumentSchema = z.looseObject({
  instrument_name: z.string().min(1),
  /** `future`, `spot`; options and combinations are not read. */
  kind: z.string(),
  base_currency: assetCode,
  quote_currency: assetCode,
  /** Absent in answers of old; inverse contracts were all there was. */
  settlement_currency: blankable(assetCode),
  settlement_period: blankable(z.string()),
  expiration_timestamp: blankable(instantMs),
  tick_size: magnitudeValue,
  min_trade_amount: magnitudeValue,
  contract_size: blankable(magnitudeValue),
  taker_commission: blankable(magnitudeValue),
  is_active: z.boolean(),
});
type Row = z.output<typeof instrumentSchema>;

/**
 * parseInstruments reads `public/get_instruments` and `get_instrument`: spot, perpetuals, and futures with a delivery,
 * which count as perpetuals without funding: their risk is the same, and a position in them must not be lost.
 */
export function parseInstruments(raw: unknown): Instrument[] {
  return parseResult(oneOrMany(instrumentSchema), raw, "get_instruments").flatMap((row) => toInstrument(row) ?? []);
}

function toInstrument(row: Row): Instrument | null {
  const { base_currency: base, quote_currency: quote } = row;
  const isSpot = row.kind === "spot";
  if ((!isSpot && row.kind !== "future") || row.tick_size === "0" || row.min_trade_amount === "0") return null;
  const settle = isSpot ? null : (row.settlement_currency ?? base);
  const symbol = `${base}/${quote}${settle === null ? "" : `:${settle}${deliveryOf(row)}`}`;
  return {
    id: `deribit:${symbol}`,
    venue: "deribit",
    symbol,
    base,
    quote,
    settle,
    kind: isSpot ? "spot" : "perpetual",
    priceTick: row.tick_size,
    lotStep: row.contract_size === null || row.contract_size === "0" ? row.min_trade_amount : row.contract_size,
    minQuantity: row.min_trade_amount,
    minNotional: "0",
    // Amounts are told in dollars (inverse) or coins, never in contracts.
    contractSize: "1",
    takerFeeFraction: row.taker_commission === null ? TAKER_FEE : toNumber(row.taker_commission),
    isActive: row.is_active,
  };
}

function deliveryOf({ settlement_period: period, expiration_timestamp: at }: Row): string {
  return period === "perpetual" || at === null ? "" : deliverySuffix(at);
}
