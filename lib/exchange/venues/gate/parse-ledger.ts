import { z } from "zod";
import type { CashFlow } from "@/lib/domain/account-snapshot";
import { signedFlow } from "@/lib/exchange/flows-of-ledger";
import { assetCode, decimalText, idText, instantMs } from "@/lib/exchange/parse-answer";
import type { CursorPage } from "@/lib/exchange/read-pages";
import { pageOf, parseRows, type Paging } from "./answer";

const ledgerSchema = z.looseObject({
  id: idText,
  time: instantMs,
  currency: assetCode,
  change: decimalText,
  type: z.string(),
});

/** A sub-account is an account of its own: what goes there leaves this one. */
const TO_SUB_ACCOUNT = "sub_account_transfer";
/** Moves to other wallets of this account, such as `futures_in`; the sign of the change says which way. */
const BETWEEN_WALLETS = /^(margin|margin_funding|cross_margin|futures|delivery|options|quant|copy_trading)_(in|out)$/;

/** parseLedger reads one page of `spot/account_book`: moves between wallets, and to and from sub-accounts. */
export function parseLedger(raw: unknown, paging: Paging): CursorPage<CashFlow> {
  return pageOf(parseRows(ledgerSchema, raw, "spot/account_book"), paging, (row): CashFlow[] => {
    const flow = signedFlow({
      venueFlowId: `book-${row.id}`,
      asset: row.currency,
      amount: row.change,
      eventAt: row.time,
    });
    if (flow === null) return [];
    if (row.type === TO_SUB_ACCOUNT) return [flow];
    return BETWEEN_WALLETS.test(row.type) ? [{ ...flow, kind: "internal_transfer" }] : [];
  });
}
