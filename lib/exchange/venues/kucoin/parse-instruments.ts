import { z } from "zod";
import { multiplyDecimals, subtractDecimals } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { deliverySuffix } from "@/lib/exchange/delivery-date";
import {
  amountValue,
  assetCode,
  blankable,
  instantMs,
  magnitudeText,
  magnitudeValue,
  oneOrMany,
} from "@/lib/exchange/parse-answer";
import { parseData } from "./envelope";
import { coinOf } from "./symbols";

/** KuCoin's regular spot taker fee; an account's own tier may be lower. */
const SPOT_TAKER_FEE = 0.001;

const spotSchema = z.looseObject({
  symbol: z.string().regex(/^[^-]+-[^-]+$/),
  baseMinSize: magnitudeText,
  baseIncrement: magnitudeText,
  priceIncrement: magnitudeText,
  minFunds: blankable(magnitudeText),
  enableTrading: z.boolean(),
});

/** parseSpotInstruments reads `symbols`. Coins are named by the symbol: the fields beside it follow renamings. */
export function parseSpotInstruments(raw: unknown): Instrument[] {
  return parseData(oneOrMany(spotSchema), raw, "symbols").flatMap((row): Instrument[] => {
    const [base = "", quote = ""] = row.symbol.split("-");
    if (row.baseIncrement === "0" || row.priceIncrement === "0") return [];
    return [
      {
        id: `kucoin:${base}/${quote}`,
        venue: "kucoin",
        symbol: `${base}/${quote}`,
        base,
        quote,
        settle: null,
        kind: "spot",
        priceTick: row.priceIncrement,
        lotStep: row.baseIncrement,
        minQuantity: row.baseMinSize,
        minNotional: row.minFunds ?? "0",
        contractSize: "1",
        takerFeeFraction: SPOT_TAKER_FEE,
        isActive: row.enableTrading,
      },
    ];
  });
}

const contractSchema = z.looseObject({
  symbol: z.string().min(1),
  baseCurrency: assetCode,
  quoteCurrency: assetCode,
  settleCurrency: assetCode,
  expireDate: blankable(instantMs),
  lotSize: magnitudeValue,
  tickSize: magnitudeValue,
  /** Coins of one contract; below zero: dollars of an inverse one. */
  multiplier: amountValue,
  takerFeeRate: z.coerce.number(),
  status: z.string(),
});

/**
 * parseContracts reads `contracts/active`. Linear contracts are told in base units; inverse ones stay in contracts, since
 * nothing is ever sized on them. Futures with a delivery count as perpetuals without funding.
 */
export function parseContracts(raw: unknown): Instrument[] {
  return parseData(oneOrMany(contractSchema), raw, "contracts/active").flatMap((row): Instrument[] => {
    const { lotSize, tickSize, multiplier, expireDate } = row;
    const contractSize = multiplier.startsWith("-") ? subtractDecimals("0", multiplier) : multiplier;
    if (contractSize === "0" || lotSize === "0" || tickSize === "0") return [];
    const base = coinOf(row.baseCurrency);
    const settle = coinOf(row.settleCurrency);
    const quote = row.quoteCurrency;
    const lotStep = settle === base ? lotSize : multiplyDecimals(lotSize, contractSize);
    const symbol = `${base}/${quote}:${settle}${expireDate === null ? "" : deliverySuffix(expireDate)}`;
    return [
      {
        id: `kucoin:${symbol}`,
        venue: "kucoin",
        symbol,
        base,
        quote,
        settle,
        kind: "perpetual",
        priceTick: tickSize,
        lotStep,
        minQuantity: lotStep,
        minNotional: "0",
        contractSize,
        takerFeeFraction: row.takerFeeRate,
        isActive: row.status === "Open",
      },
    ];
  });
}
