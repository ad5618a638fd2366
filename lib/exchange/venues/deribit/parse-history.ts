import { z } from "zod";
import type { CashFlow } from "@/lib/domain/account-snapshot";
import { signedFlow } from "@/lib/exchange/flows-of-ledger";
import { assetCode, blankable, idText, instantMs, amountValue, parseAnswer } from "@/lib/exchange/parse-answer";
import type { CursorPage } from "@/lib/exchange/read-pages";

/** Entries that cross the edge of the account; a transfer goes to another (sub)account, which is an account of its own. */
const CROSSES_EDGE: ReadonlySet<string> = new Set(["deposit", "withdrawal", "transfer"]);

const logSchema = z.looseObject({
  result: z.looseObject({
    logs: z.array(
      z.looseObject({
        id: idText,
        type: z.string(),
        timestamp: instantMs,
        currency: assetCode,
        /** Of the balance, signed; nothing where only the value of what is open changed. */
        change: amountValue.nullish(),
      }),
    ),
    continuation: blankable(idText),
  }),
});

/** parseTransactionLog reads one page of `private/get_transaction_log`. Trades, settlements and fees are no flows. */
export function parseTransactionLog(raw: unknown): CursorPage<CashFlow> {
  const { logs, continuation } = parseAnswer(logSchema, raw, "deribit", "get_transaction_log").result;
  const rows = logs.flatMap(({ id, type, timestamp: eventAt, currency, change }): CashFlow[] => {
    if (!CROSSES_EDGE.has(type)) return [];
    const flow = signedFlow({ venueFlowId: id, asset: currency.toUpperCase(), amount: change ?? "0", eventAt });
    return flow === null ? [] : [flow];
  });
  return { rows, cursor: continuation, seen: logs.length };
}
