import { z } from "zod";
import { multiplyDecimals, type DecimalString } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { assetCode, blankable, magnitudeText, magnitudeValue, wholeNumber } from "@/lib/exchange/parse-answer";
import { parseRows } from "./answer";
import type { Settle } from "./symbols";

const decimals = wholeNumber.pipe(z.number().min(0).max(18));

const spotSchema = z.looseObject({
  base: assetCode,
  quote: assetCode,
  /** Percent. */
  fee: z.coerce.number(),
  min_base_amount: blankable(magnitudeText),
  min_quote_amount: blankable(magnitudeText),
  amount_precision: decimals,
  precision: decimals,
  trade_status: z.string(),
});

/** parseSpotInstruments reads `spot/currency_pairs`. */
export function parseSpotInstruments(raw: unknown): Instrument[] {
  return parseRows(spotSchema, raw, "spot/currency_pairs").map((row) => {
    const lotStep = tenthPower(row.amount_precision);
    const symbol = `${row.base}/${row.quote}`;
    return {
      id: `gate:${symbol}`,
      venue: "gate",
      symbol,
      base: row.base,
      quote: row.quote,
      settle: null,
      kind: "spot",
      priceTick: tenthPower(row.precision),
      lotStep,
      minQuantity: row.min_base_amount ?? lotStep,
      minNotional: row.min_quote_amount ?? "0",
      contractSize: "1",
      takerFeeFraction: row.fee / 100,
      isActive: row.trade_status === "tradable",
    };
  });
}

const contractSchema = z.looseObject({
  name: z.string().regex(/^[^_]+_[^_]+$/),
  type: z.string(),
  /** Coins of one contract; "0" for an inverse one, which is one dollar. */
  quanto_multiplier: magnitudeText,
  order_price_round: magnitudeText,
  order_size_min: magnitudeValue,
  taker_fee_rate: z.coerce.number(),
  in_delisting: z.boolean(),
});

/**
 * parseContracts reads `futures/{settle}/contracts`. Linear contracts are told in base units; inverse ones stay in
 * contracts. Contracts settled in a coin that is neither side (quanto) are left out.
 */
export function parseContracts(raw: unknown, settle: Settle): Instrument[] {
  return parseRows(contractSchema, raw, "futures/contracts").flatMap((row) => toContracts(row, settle));
}

const deliverySchema = contractSchema.extend({ name: z.string().regex(/^[^_]+_[^_]+_\d{8}$/) });

/** parseDeliveryContracts reads `delivery/{settle}/contracts`: contracts with a date, by Gate's name (`BTC_USDT_20261225`). */
export function parseDeliveryContracts(raw: unknown, settle: Settle): ReadonlyMap<string, Instrument> {
  return new Map(
    parseRows(deliverySchema, raw, "delivery/contracts").flatMap((row) =>
      toContracts(row, settle).map((contract): [string, Instrument] => [row.name, contract]),
    ),
  );
}

function toContracts(row: z.output<typeof contractSchema>, settle: Settle): Instrument[] {
  const [base = "", quote = "", delivery] = row.name.split("_");
  const coin = settle.toUpperCase();
  if (coin !== base && coin !== quote) return [];
  const isInverse = coin === base;
  const contractSize = isInverse ? "1" : row.quanto_multiplier;
  if (contractSize === "0" || row.order_price_round === "0") return [];
  const inBase = (contracts: DecimalString) => (isInverse ? contracts : multiplyDecimals(contracts, contractSize));
  const symbol = `${base}/${quote}:${coin}${delivery === undefined ? "" : `-${delivery.slice(2)}`}`;
  return [
    {
      id: `gate:${symbol}`,
      venue: "gate",
      symbol,
      base,
      quote,
      settle: coin,
      kind: "perpetual",
      priceTick: row.order_price_round,
      lotStep: inBase("1"),
      minQuantity: inBase(row.order_size_min),
      minNotional: "0",
      contractSize,
      takerFeeFraction: row.taker_fee_rate,
      isActive: !row.in_delisting,
    },
  ];
}

/** 2 → "0.01". */
function tenthPower(digits: number): DecimalString {
  return digits === 0 ? "1" : `0.${"1".padStart(digits, "0")}`;
}
