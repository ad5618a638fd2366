import { z } from "zod";
import { toNumber, type DecimalString } from "@/lib/domain/decimal";
import { isInverse, type Instrument } from "@/lib/domain/instrument";
import type { LeverageTier } from "@/lib/domain/leverage-tier";
import { leverageTiers } from "@/lib/exchange/leverage-tiers";
import { decimalText, marketNumber } from "@/lib/exchange/parse-answer";
import { positiveOrNull } from "@/lib/exchange/positive-or-null";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { parseData } from "./envelope";

const ENDPOINT = "public/position-tiers";
const rowSchema = z.looseObject({ maxSz: marketNumber, mmr: marketNumber, maxLever: marketNumber });

/**
 * parseLeverageTiers reads `position-tiers` of one family of contracts. OKX counts contracts: they become the coin of
 * settlement at the mark price, so that the table holds for about that price.
 */
export function parseLeverageTiers(
  raw: unknown,
  instrument: Pick<Instrument, "base" | "settle" | "contractSize">,
  markPrice: DecimalString,
): LeverageTier[] {
  const [worth, price] = [toNumber(instrument.contractSize), toNumber(markPrice)];
  const steps = parseData(rowSchema, raw, ENDPOINT).map(({ maxSz, mmr, maxLever }) => ({
    cap: isInverse(instrument) ? (maxSz * worth) / price : maxSz * worth * price,
    maintenanceFraction: mmr,
    leverageMax: maxLever,
  }));
  return leverageTiers(steps, "okx", ENDPOINT);
}

const markSchema = z.looseObject({ instId: z.string(), markPx: decimalText });

/** parseMarkPrice reads `mark-price` of one instrument. Throws `bad_response` where there is none above zero. */
export function parseMarkPrice(raw: unknown, instId: string): DecimalString {
  const row = parseData(markSchema, raw, "public/mark-price").find((each) => each.instId === instId);
  const price = positiveOrNull(row?.markPx);
  if (price === null) throw new SafeExchangeError("bad_response", "okx", "public/mark-price", { httpStatus: 200 });
  return price;
}
