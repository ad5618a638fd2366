import { z } from "zod";
import type { Trade } from "@/lib/domain/account-snapshot";
import { compareDecimals, divideDecimals, type DecimalString } from "@/lib/domain/decimal";
import type { EpochMs } from "@/lib/domain/units";
import {
  amountValue,
  assetCode,
  blankable,
  idText,
  instantMs,
  magnitudeText,
  parseAnswer,
} from "@/lib/exchange/parse-answer";
import { venueSymbolOf, type Markets } from "./symbols";

interface Conversion {
  id: string;
  from: string;
  given: DecimalString;
  to: string;
  received: DecimalString;
  fee: DecimalString;
  at: EpochMs;
}

/**
 * A conversion is a trade of one coin for another without a market. It is named after the market that would have done it,
 * and where there is none so that the price is at least 1, which loses no digits.
 */
function toTrade({ id, from, given, to, received, fee, at }: Conversion, { spot }: Pick<Markets, "spot">): Trade {
  const isListed = (base: string, quote: string): boolean =>
    spot.has(venueSymbolOf({ kind: "spot", symbol: `${base}/${quote}`, base, quote, settle: null }));
  const isBought = isListed(to, from) || (!isListed(from, to) && compareDecimals(given, received) >= 0);
  const side = isBought
    ? ({ side: "buy", symbol: `${to}/${from}`, quantity: received, price: divideDecimals(given, received) } as const)
    : ({ side: "sell", symbol: `${from}/${to}`, quantity: given, price: divideDecimals(received, given) } as const);
  return { venueTradeId: id, ...side, feeAmount: fee, feeAsset: to, eventAt: at };
}

const isReal = ({ given, received }: Pick<Conversion, "given" | "received">): boolean =>
  compareDecimals(given, "0") > 0 && compareDecimals(received, "0") > 0;

const flowSchema = z.looseObject({
  list: z.array(
    z.looseObject({
      quoteId: blankable(idText),
      orderId: idText,
      orderStatus: z.string(),
      fromAsset: assetCode,
      fromAmount: magnitudeText,
      toAsset: assetCode,
      toAmount: magnitudeText,
      createTime: instantMs,
    }),
  ),
});

/** parseConversions reads `convert/tradeFlow`; what failed or is still under way has moved nothing. */
export function parseConversions(raw: unknown, markets: Pick<Markets, "spot">): { rows: Trade[]; seen: number } {
  const { list } = parseAnswer(flowSchema, raw, "binance", "convert/tradeFlow");
  const rows = list
    .filter(({ orderStatus }) => orderStatus === "SUCCESS")
    .map((row) => ({
      id: `convert-${row.quoteId ?? row.orderId}`,
      from: row.fromAsset,
      given: row.fromAmount,
      to: row.toAsset,
      received: row.toAmount,
      fee: "0",
      at: row.createTime,
    }))
    .filter(isReal)
    .map((conversion) => toTrade(conversion, markets));
  return { rows, seen: list.length };
}

const dustDetailSchema = z.looseObject({
  transId: idText,
  fromAsset: assetCode,
  targetAsset: blankable(assetCode),
  amount: amountValue,
  /** Before the charge, which is 2 % of it. */
  transferedAmount: amountValue,
  serviceChargeAmount: amountValue,
  operateTime: instantMs,
});
const dustRoundSchema = z.looseObject({
  userAssetDribbletDetails: z.array(dustDetailSchema).optional(),
  /** As it was called until 2021, and is still recorded. */
  binanceDribbletDetails: z.array(dustDetailSchema).optional(),
});
const dustSchema = z.looseObject({
  userAssetDribblets: z.array(dustRoundSchema).optional(),
  dribblets: z.array(dustRoundSchema).optional(),
});

/** parseDust reads `asset/dribblet`: small balances swept into BNB, or another coin, for a charge in it. */
export function parseDust(raw: unknown, markets: Pick<Markets, "spot">): Trade[] {
  const answer = parseAnswer(
    dustSchema.refine(({ userAssetDribblets, dribblets }) => (userAssetDribblets ?? dribblets) !== undefined),
    raw,
    "binance",
    "asset/dribblet",
  );
  return (answer.userAssetDribblets ?? answer.dribblets ?? [])
    .flatMap((round) => round.userAssetDribbletDetails ?? round.binanceDribbletDetails ?? [])
    .map((row) => ({
      id: `dust-${row.transId}-${row.fromAsset}`,
      from: row.fromAsset,
      given: row.amount,
      to: row.targetAsset ?? "BNB",
      received: row.transferedAmount,
      fee: row.serviceChargeAmount,
      at: row.operateTime,
    }))
    .filter(isReal)
    .map((conversion) => toTrade(conversion, markets));
}
