import { compareDecimals, type DecimalString } from "@/lib/domain/decimal";

/** positiveOrNull reads a price that venues write as 0, as nothing or below 0 where there is none. */
export function positiveOrNull(price: DecimalString | null | undefined): DecimalString | null {
  return price != null && compareDecimals(price, "0") > 0 ? price : null;
}
