import { z } from "zod";
import type { CashFlow } from "@/lib/domain/account-snapshot";
import { signedFlow } from "@/lib/exchange/flows-of-ledger";
import { assetCode, blankable, decimalText, idText, instantMs, parseAnswer } from "@/lib/exchange/parse-answer";
import type { CursorPage } from "@/lib/exchange/read-pages";
import { placedAssetOf } from "./assets";

/** Most entries of one page. */
export const JOURNAL_PAGE = 100;

/** Entries that cross the edge of the account; a sub-account is an account of its own, and what rolls back came back. */
const CROSSES_EDGE: ReadonlySet<string> = new Set([
  "DEPOSIT",
  "WITHDRAW",
  "ONCHAIN_DEPOSIT",
  "ONCHAIN_WITHDRAW",
  "ONCHAIN_WITHDRAWAL",
  "ROLLBACK_DEPOSIT",
  "ROLLBACK_WITHDRAW",
  "SUBACCOUNT_TX",
]);

const journalSchema = z.looseObject({
  code: z.union([z.literal(0), z.literal("0")]),
  result: z.looseObject({
    data: z.array(
      z.looseObject({
        journal_id: idText,
        journal_type: z.string(),
        /** Signed. */
        transaction_qty: decimalText,
        instrument_name: blankable(assetCode),
        event_timestamp_ms: instantMs,
        /** Nanoseconds, more than a JSON number carries. */
        event_timestamp_ns: z.string().regex(/^\d{1,20}$/),
      }),
    ),
  }),
});

/**
 * parseTransactions reads one page of `private/get-transactions`, newest first. Trades, settlements and fees are no flows.
 * The list goes on before an instant, which is exclusive: entries of the same nanosecond as the last are read again.
 */
export function parseTransactions(raw: unknown): CursorPage<CashFlow> {
  const { data } = parseAnswer(journalSchema, raw, "cryptocom", "private/get-transactions").result;
  const rows = data.flatMap((row): CashFlow[] => {
    if (!CROSSES_EDGE.has(row.journal_type) || row.instrument_name === null) return [];
    const flow = signedFlow({
      venueFlowId: row.journal_id,
      asset: placedAssetOf(row.instrument_name).asset,
      amount: row.transaction_qty,
      eventAt: row.event_timestamp_ms,
    });
    return flow === null ? [] : [flow];
  });
  const oldest = data.at(-1)?.event_timestamp_ns;
  const cursor = data.length < JOURNAL_PAGE || oldest === undefined ? null : String(BigInt(oldest) + 1n);
  return { rows, cursor, seen: data.length };
}
