import { multiplyDecimals, type DecimalString } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";

/** baseLotStep is the smallest change of size in base units: the lot step times what one contract holds. */
export function baseLotStep({ lotStep, contractSize, kind }: Instrument): DecimalString {
  return kind === "spot" ? lotStep : multiplyDecimals(lotStep, contractSize);
}
