import type { RiskInput } from "@/lib/domain/risk-assessment";

/** Smallest order assumed where no venue says its own, and how many such orders an account must hold to be steered. */
const ORDER_USD_USUAL = 10;
const ORDERS_MIN = 20;

/**
 * isAccountTooSmall: with fewer than twenty smallest orders in it, a change of a few percent cannot be placed, so advice
 * would be noise and fees.
 */
export function isAccountTooSmall({ account, instruments }: RiskInput): boolean {
  const minimums = Object.values(instruments).map(({ minNotional }) => Number(minNotional));
  const smallest = Math.min(...(minimums.length > 0 ? minimums : [ORDER_USD_USUAL]));
  return account.equityUsd < ORDERS_MIN * Math.max(ORDER_USD_USUAL, Number.isFinite(smallest) ? smallest : 0);
}
