import { z } from "zod";
import { multiplyDecimals, type DecimalString } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { deliverySuffix } from "@/lib/exchange/delivery-date";
import { assetCode, blankable, instantMs, magnitudeText } from "@/lib/exchange/parse-answer";
import { parseData } from "./envelope";
import type { ProductType } from "./symbols";

const decimals = z.coerce.number().int().min(0).max(18);

const spotSchema = z.looseObject({
  baseCoin: assetCode,
  quoteCoin: assetCode,
  minTradeAmount: magnitudeText,
  minTradeUSDT: blankable(magnitudeText),
  takerFeeRate: z.coerce.number(),
  pricePrecision: decimals,
  quantityPrecision: decimals,
  status: z.string(),
});

/** parseSpotInstruments reads `spot/public/symbols`. A least amount of zero means one lot. */
export function parseSpotInstruments(raw: unknown): Instrument[] {
  return parseData(z.array(spotSchema), raw, "spot/public/symbols").map((row) => {
    const lotStep = tenthPower(row.quantityPrecision);
    const symbol = `${row.baseCoin}/${row.quoteCoin}`;
    return {
      id: `bitget:${symbol}`,
      venue: "bitget",
      symbol,
      base: row.baseCoin,
      quote: row.quoteCoin,
      settle: null,
      kind: "spot",
      priceTick: tenthPower(row.pricePrecision),
      lotStep,
      minQuantity: row.minTradeAmount === "0" ? lotStep : row.minTradeAmount,
      minNotional: row.minTradeUSDT ?? "0",
      contractSize: "1",
      takerFeeFraction: row.takerFeeRate,
      isActive: row.status === "online",
    };
  });
}

const contractSchema = z.looseObject({
  baseCoin: assetCode,
  quoteCoin: assetCode,
  takerFeeRate: z.coerce.number(),
  minTradeNum: magnitudeText,
  minTradeUSDT: blankable(magnitudeText),
  /** The last digit of a price moves in steps of this. */
  priceEndStep: magnitudeText,
  pricePlace: decimals,
  sizeMultiplier: magnitudeText,
  symbolStatus: z.string(),
  deliveryTime: blankable(instantMs),
});

/**
 * parseContracts reads `mix/market/contracts`. Sizes are in coins, also of inverse contracts. Futures with a delivery count
 * as perpetuals without funding.
 */
export function parseContracts(raw: unknown, productType: ProductType): Instrument[] {
  return parseData(z.array(contractSchema), raw, "mix/market/contracts").flatMap((row): Instrument[] => {
    if (row.sizeMultiplier === "0" || row.priceEndStep === "0") return [];
    const settle = productType === "COIN-FUTURES" ? row.baseCoin : row.quoteCoin;
    const suffix = row.deliveryTime === null ? "" : deliverySuffix(row.deliveryTime);
    const symbol = `${row.baseCoin}/${row.quoteCoin}:${settle}${suffix}`;
    return [
      {
        id: `bitget:${symbol}`,
        venue: "bitget",
        symbol,
        base: row.baseCoin,
        quote: row.quoteCoin,
        settle,
        kind: "perpetual",
        priceTick: multiplyDecimals(row.priceEndStep, tenthPower(row.pricePlace)),
        lotStep: row.sizeMultiplier,
        minQuantity: row.minTradeNum,
        minNotional: row.minTradeUSDT ?? "0",
        contractSize: "1",
        takerFeeFraction: row.takerFeeRate,
        isActive: row.symbolStatus === "normal",
      },
    ];
  });
}

/** 2 → "0.01". */
function tenthPower(digits: number): DecimalString {
  return digits === 0 ? "1" : `0.${"1".padStart(digits, "0")}`;
}
