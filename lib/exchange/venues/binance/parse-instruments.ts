import { z } from "zod";
import type { Instrument } from "@/lib/domain/instrument";
import { deliverySuffix } from "@/lib/exchange/delivery-date";
import { amountValue, instantMs, magnitudeText, parseAnswer } from "@/lib/exchange/parse-answer";

/** Binance's regular taker fees; an account's own tier may be lower. */
const SPOT_TAKER_FEE = 0.001;
const FUTURES_TAKER_FEE = 0.0005;
/** A delivery this far away is none: perpetuals are marked with the end of the year 2100. */
const NEVER_FROM = Date.UTC(2100, 0, 1);

const filterSchema = z.looseObject({
  filterType: z.string(),
  tickSize: magnitudeText.optional(),
  stepSize: magnitudeText.optional(),
  minQty: magnitudeText.optional(),
  minNotional: magnitudeText.optional(),
  notional: magnitudeText.optional(),
});
type Filter = z.infer<typeof filterSchema>;

const symbolSchema = z.looseObject({
  symbol: z.string(),
  status: z.string(),
  baseAsset: z.string().min(1).max(30),
  quoteAsset: z.string().min(1).max(30),
  filters: z.array(filterSchema),
});
const contractSchema = symbolSchema.omit({ status: true }).extend({
  contractType: z.string(),
  marginAsset: z.string().min(1).max(30),
  deliveryDate: instantMs.optional(),
  /** USDⓈ-M says `status`, COIN-M `contractStatus`. */
  status: z.string().optional(),
  contractStatus: z.string().optional(),
  /** COIN-M only: dollars of one contract. */
  contractSize: amountValue.optional(),
});

/**
 * parseSpotInstruments reads `GET /api/v3/exchangeInfo`. Pairs without a tick, a lot step or a minimum are left out: no
 * order could be sized for them.
 */
export function parseSpotInstruments(raw: unknown): Instrument[] {
  const { symbols } = parseAnswer(z.looseObject({ symbols: z.array(symbolSchema) }), raw, "binance", "exchangeInfo");
  return symbols.flatMap((entry) => {
    const rules = rulesOf(entry.filters);
    if (rules === null) return [];
    const symbol = `${entry.baseAsset}/${entry.quoteAsset}`;
    return [
      {
        id: `binance:${symbol}`,
        venue: "binance",
        symbol,
        base: entry.baseAsset,
        quote: entry.quoteAsset,
        settle: null,
        kind: "spot",
        ...rules,
        contractSize: "1",
        takerFeeFraction: SPOT_TAKER_FEE,
        isActive: entry.status === "TRADING",
      } satisfies Instrument,
    ];
  });
}

/**
 * parseFuturesInstruments reads `exchangeInfo` of USDⓈ-M (`/fapi/v1`) or COIN-M (`/dapi/v1`). Futures with a delivery count
 * as perpetuals without funding: their risk is the same, and a position in them must not be lost.
 */
export function parseFuturesInstruments(raw: unknown): Instrument[] {
  const schema = z.looseObject({ symbols: z.array(contractSchema) });
  const { symbols } = parseAnswer(schema, raw, "binance", "futures/exchangeInfo");
  return symbols.flatMap((entry) => {
    const rules = rulesOf(entry.filters);
    const delivery = deliveryOf(entry);
    if (rules === null || delivery === null) return [];
    const symbol = `${entry.baseAsset}/${entry.quoteAsset}:${entry.marginAsset}${delivery}`;
    return [
      {
        id: `binance:${symbol}`,
        venue: "binance",
        symbol,
        base: entry.baseAsset,
        quote: entry.quoteAsset,
        settle: entry.marginAsset,
        kind: "perpetual",
        ...rules,
        contractSize: entry.contractSize ?? "1",
        takerFeeFraction: FUTURES_TAKER_FEE,
        isActive: (entry.contractStatus ?? entry.status) === "TRADING",
      } satisfies Instrument,
    ];
  });
}

/** The end of a dated contract's symbol; "" for a perpetual (of coins or of stocks), null for what is neither yet. */
function deliveryOf({ contractType, deliveryDate }: z.infer<typeof contractSchema>): string | null {
  if (contractType.endsWith("PERPETUAL")) return "";
  return deliveryDate === undefined || deliveryDate >= NEVER_FROM ? null : deliverySuffix(deliveryDate);
}

function rulesOf(
  filters: readonly Filter[],
): Pick<Instrument, "priceTick" | "lotStep" | "minQuantity" | "minNotional"> | null {
  const of = (type: string) => filters.find(({ filterType }) => filterType === type);
  const priceTick = of("PRICE_FILTER")?.tickSize;
  const lot = of("LOT_SIZE");
  const minNotional = (of("NOTIONAL") ?? of("MIN_NOTIONAL"))?.minNotional ?? of("MIN_NOTIONAL")?.notional;
  if (priceTick === undefined || lot?.stepSize === undefined || lot.minQty === undefined) return null;
  if (priceTick === "0" || lot.stepSize === "0") return null;
  return { priceTick, lotStep: lot.stepSize, minQuantity: lot.minQty, minNotional: minNotional ?? "0" };
}
