import { z } from "zod";
import type { CashFlow } from "@/lib/domain/account-snapshot";
import { assetCode, blankable, decimalText, idText, instantMs } from "@/lib/exchange/parse-answer";
import type { CursorPage } from "@/lib/exchange/read-pages";
import { parseData, parsePage } from "./envelope";
import { PAGE } from "./parse-orders";

const GROUP = "transfer";

/** What a page is asked for by: the kind of entries that move money between wallets. */
export const TRANSFERS = { groupType: GROUP } as const;

const spotSchema = z.looseObject({
  billId: idText,
  coin: assetCode,
  groupType: z.string(),
  size: decimalText,
  cTime: instantMs,
});

/** parseSpotTransfers reads one page of `spot/account/bills` of a classic account: moves between its wallets. */
export function parseSpotTransfers(raw: unknown): CursorPage<CashFlow> {
  const bills = parseData(blankable(z.array(spotSchema)), raw, "spot/account/bills") ?? [];
  const rows = bills
    .filter(({ groupType }) => groupType === GROUP)
    .map(({ billId, coin, size, cTime }) => toTransfer({ id: billId, coin, amount: size, at: cTime }));
  return { rows, cursor: bills.length < PAGE ? null : (bills.at(-1)?.billId ?? null), seen: bills.length };
}

const fundingSchema = z.looseObject({
  id: idText,
  coin: assetCode,
  groupType: z.string(),
  amount: decimalText,
  ts: instantMs,
});

/** parseFundingTransfers reads one page of `v3/account/funding-financial-records`: moves to and from the unified wallet. */
export function parseFundingTransfers(raw: unknown): CursorPage<CashFlow> {
  const list = { rows: "list", next: "cursor" };
  const { rows, cursor } = parsePage(fundingSchema, raw, "v3/account/funding-financial-records", list);
  const moves = rows.filter(({ groupType }) => groupType === GROUP);
  return {
    rows: moves.map(({ id, coin, amount, ts }) => toTransfer({ id, coin, amount, at: ts })),
    cursor,
    seen: rows.length,
  };
}

function toTransfer({ id, coin, amount, at }: { id: string; coin: string; amount: string; at: number }): CashFlow {
  return {
    venueFlowId: `move-${id}`,
    kind: "internal_transfer",
    asset: coin.toUpperCase(),
    amount: amount.replace(/^-/, ""),
    eventAt: at,
  };
}
