import { z } from "zod";
import type { Trade } from "@/lib/domain/account-snapshot";
import type { Instrument } from "@/lib/domain/instrument";
import { amountValue, assetCode, blankable, idText, instantMs, magnitudeValue } from "@/lib/exchange/parse-answer";
import { parseResult } from "./envelope";
import { baseAmount } from "./symbols";

const tradeSchema = z.looseObject({
  trade_id: idText,
  instrument_name: z.string().min(1),
  direction: z.enum(["buy", "sell"]),
  price: magnitudeValue,
  amount: magnitudeValue,
  /** Below zero: a rebate. Public trades have none, and are nobody's. */
  fee: amountValue,
  fee_currency: blankable(assetCode),
  timestamp: instantMs,
});
/** A page, or the trades of one order. */
const tradesSchema = z.union([
  z.looseObject({ trades: z.array(tradeSchema) }).transform(({ trades }) => trades),
  z.array(tradeSchema),
]);

/**
 * parseTrades reads `private/get_user_trades_by_*`. Inverse contracts become base units at the price of the trade.
 * Instruments we do not know (options) are left out.
 */
export function parseTrades(raw: unknown, markets: ReadonlyMap<string, Instrument>): Trade[] {
  return parseResult(tradesSchema, raw, "get_user_trades").flatMap((row): Trade[] => {
    const instrument = markets.get(row.instrument_name);
    if (instrument === undefined || row.price === "0") return [];
    return [
      {
        venueTradeId: row.trade_id,
        symbol: instrument.symbol,
        side: row.direction,
        quantity: baseAmount(instrument, row.amount, row.price),
        price: row.price,
        feeAmount: row.fee,
        feeAsset: row.fee_currency ?? instrument.settle ?? instrument.quote,
        eventAt: row.timestamp,
      },
    ];
  });
}
