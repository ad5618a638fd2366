import { z } from "zod";
import { fromNumber, type DecimalString } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { finiteNumber, wholeNumber } from "@/lib/exchange/parse-answer";
import { amount, magnitude, parseFutures } from "./envelope";
import { parseSymbol } from "./symbols";

/** Kraken Futures' taker fee of the lowest tier; an account's own may be lower. */
const TAKER_FEE = 0.0005;
const CONTRACTS: ReadonlySet<string> = new Set(["futures_inverse", "flexible_futures", "futures_vanilla"]);

const levelSchema = z.looseObject({
  /** Inverse contracts count levels in contracts, linear ones in dollars. */
  contracts: amount.nullish(),
  numNonContractUnits: amount.nullish(),
  initialMargin: finiteNumber.pipe(z.number().min(0)),
  maintenanceMargin: finiteNumber.pipe(z.number().min(0)),
});
const instrumentSchema = z.looseObject({
  symbol: z.string().min(1),
  type: z.string(),
  tradeable: z.boolean(),
  tickSize: magnitude.nullish(),
  contractSize: magnitude.nullish(),
  contractValueTradePrecision: wholeNumber.pipe(z.number().min(-18).max(18)).nullish(),
  marginLevels: z.array(levelSchema).nullish(),
});
const instrumentsSchema = z.looseObject({ instruments: z.array(instrumentSchema) });
type Row = z.output<typeof instrumentSchema>;

const parseRows = (raw: unknown): Row[] => parseFutures(instrumentsSchema, raw, "instruments").instruments;

/**
 * parseInstruments reads `instruments`. Contracts with a delivery count as perpetuals without funding: their risk is the
 * same, and a position in them must not be lost. Indices and what we cannot name are left out.
 */
export function parseInstruments(raw: unknown): Instrument[] {
  return parseRows(raw).flatMap((row) => toInstrument(row) ?? []);
}

function toInstrument(row: Row): Instrument | null {
  const parsed = parseSymbol(row.symbol);
  const priceTick = row.tickSize ?? "0";
  if (parsed === null || !CONTRACTS.has(row.type) || priceTick === "0") return null;
  const { base, quote, delivery } = parsed;
  const settle = parsed.isInverse ? base : quote;
  const symbol = `${base}/${quote}:${settle}${delivery === null ? "" : `-${delivery}`}`;
  const lotStep = fromNumber(10 ** -(row.contractValueTradePrecision ?? 0));
  return {
    id: `krakenfutures:${symbol}`,
    venue: "krakenfutures",
    symbol,
    base,
    quote,
    settle,
    kind: "perpetual",
    priceTick,
    lotStep,
    minQuantity: lotStep,
    minNotional: "0",
    contractSize: row.contractSize ?? "1",
    takerFeeFraction: TAKER_FEE,
    isActive: row.tradeable,
  };
}

/** MarginLevel is what a position from a size on needs, as fractions of its value. */
export interface MarginLevel {
  from: DecimalString;
  initialFraction: number;
  maintenanceFraction: number;
}

/** parseMarginLevels reads the margin schedule of every contract, by Kraken's name. */
export function parseMarginLevels(raw: unknown): ReadonlyMap<string, readonly MarginLevel[]> {
  return new Map(
    parseRows(raw).map(({ symbol, marginLevels }) => [
      symbol.toUpperCase(),
      (marginLevels ?? []).map((level) => ({
        from: level.numNonContractUnits ?? level.contracts ?? "0",
        initialFraction: level.initialMargin,
        maintenanceFraction: level.maintenanceMargin,
      })),
    ]),
  );
}
