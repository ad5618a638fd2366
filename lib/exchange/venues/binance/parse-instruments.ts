import { z } from "zod";
import type { Instrument } from "@/lib/domain/instrument";
import { magnitudeText, parseAnswer } from "@/lib/exchange/parse-answer";

/** Binance's regular taker fees; an account's own tier may be lower. */
const SPOT_TAKER_FEE = 0.001;
const FUTURES_TAKER_FEE = 0.0005;

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
const futuresSymbolSchema = symbolSchema.extend({ contractType: z.string(), marginAsset: z.string().min(1).max(30) });

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

/** parseFuturesInstruments reads `GET /fapi/v1/exchangeInfo`: USDⓈ-M perpetuals; dated contracts are left out. */
export function parseFuturesInstruments(raw: unknown): Instrument[] {
  const schema = z.looseObject({ symbols: z.array(futuresSymbolSchema) });
  const { symbols } = parseAnswer(schema, raw, "binance", "fapi/exchangeInfo");
  return symbols.flatMap((entry) => {
    const rules = rulesOf(entry.filters);
    if (rules === null || entry.contractType !== "PERPETUAL") return [];
    const symbol = `${entry.baseAsset}/${entry.quoteAsset}:${entry.marginAsset}`;
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
        contractSize: "1",
        takerFeeFraction: FUTURES_TAKER_FEE,
        isActive: entry.status === "TRADING",
      } satisfies Instrument,
    ];
  });
}

/** venueSymbolOf is Binance's own id of an instrument, such as `BTCUSDT`, the same on spot and USDⓈ-M. */
export function venueSymbolOf(instrument: Pick<Instrument, "base" | "quote">): string {
  return `${instrument.base}${instrument.quote}`;
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
