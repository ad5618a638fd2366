import { Decimal as DecimalBase } from "decimal.js";

/** Decimal of the sandbox's books: exact for eight-decimal amounts, rounding toward zero as an exchange does. */
export const Decimal = DecimalBase.clone({
  precision: 50,
  rounding: DecimalBase.ROUND_DOWN,
  toExpNeg: -40,
  toExpPos: 60,
});
export type Decimal = InstanceType<typeof Decimal>;

export const ZERO = new Decimal(0);

/** toAmount cuts a number to the eight decimals in which balances are kept. */
export function toAmount(value: Decimal | number | string): Decimal {
  return new Decimal(value).toDecimalPlaces(8, Decimal.ROUND_DOWN);
}

/** text prints an amount with exactly `decimals` decimals, as the exchange's JSON does. */
export function text(value: Decimal, decimals = 8): string {
  return value.toFixed(decimals, Decimal.ROUND_DOWN);
}
