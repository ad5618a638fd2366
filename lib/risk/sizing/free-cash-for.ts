import type { Instrument } from "@/lib/domain/instrument";
import type { AccountInput } from "@/lib/domain/risk-assessment";

/** freeCashFor is the cash an order on this market can spend: that of its venue in its quote, else all free cash. */
export function freeCashFor({ freeCashUsd, freeCashByPlace }: AccountInput, { venue, quote }: Instrument): number {
  const here = freeCashByPlace === undefined ? freeCashUsd : (freeCashByPlace[`${venue}:${quote}`] ?? 0);
  return Math.max(0, here);
}
