import type { AccountingCurrency } from "@/lib/domain/risk-policy";
import { splitNumber, THIN_SPACE, type Formatted } from "./number";

/** Accounting is the currency a workspace counts in, with US dollars per unit of it. */
export interface Accounting {
  currency: AccountingCurrency;
  usdPerUnit: number;
}

export interface MoneyOptions {
  /**
   * `glance` drops cents from 10 upward; `exact` always prints cents, for totals that must reconcile; `estimate` keeps
   * three significant digits, for figures that come from a model.
   */
  digits?: "glance" | "exact" | "estimate";
  sign?: "negative" | "always";
}

/** USD counts in US dollars; prices and venue figures are always shown in it. */
export const USD: Accounting = { currency: "USD", usdPerUnit: 1 };

const SYMBOL: Record<Exclude<AccountingCurrency, "BTC">, string> = { USD: "$", EUR: "\u20ac", GBP: "\u00a3" };

/** money converts an amount in US dollars to the accounting currency and prints it: `−€84`, `$1 900`, `0.4213 BTC`. */
export function money(usd: number, accounting: Accounting, options: MoneyOptions = {}): Formatted {
  return moneyInUnits(usd / accounting.usdPerUnit, accounting.currency, options);
}

/** moneyInUnits prints an amount that already is in the currency. */
export function moneyInUnits(amount: number, currency: AccountingCurrency, options: MoneyOptions = {}): Formatted {
  const { digits = "glance", sign: signOption = "negative" } = options;
  if (digits === "estimate") {
    // Below 1000 a glance has three digits already; rounding twice would move the last one.
    const rounded = Math.abs(amount) >= 1000 ? Number(amount.toPrecision(3)) : amount;
    return moneyInUnits(rounded, currency, { ...options, digits: "glance" });
  }
  const decimals = currency === "BTC" ? bitcoinDecimals(amount, digits) : fiatDecimals(amount, digits);
  const { sign, digits: printed } = splitNumber(amount, { decimals, sign: signOption });
  return currency === "BTC"
    ? { prefix: sign, digits: printed, suffix: `${THIN_SPACE}BTC` }
    : { prefix: sign + SYMBOL[currency], digits: printed, suffix: "" };
}

function fiatDecimals(amount: number, digits: "glance" | "exact"): number {
  return digits === "exact" || (Math.abs(amount) < 10 && amount !== 0) ? 2 : 0;
}

function bitcoinDecimals(amount: number, digits: "glance" | "exact"): number {
  if (digits === "exact") return 8;
  const size = Math.abs(amount);
  return size >= 1 || size === 0 ? 3 : size >= 0.01 ? 4 : 6;
}
