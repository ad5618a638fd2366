import type { Messages } from "./messages/en";
import { money, type Accounting } from "./money";
import { formatNumber, type Formatted } from "./number";
import { percent } from "./percent";
import { ratio } from "./ratio";

/** formatMeasure prints a named number by its unit, which our field names carry at their end. */
export function formatMeasure(name: string, value: number, accounting: Accounting): Formatted {
  if (name.endsWith("Fraction")) return percent(value, { decimals: /^hold/.test(name) ? 0 : 1 });
  if (name.endsWith("Usd")) return money(value, accounting, { digits: "estimate" });
  if (name.endsWith("Ratio")) return ratio(value);
  return { prefix: "", digits: formatNumber(value, { decimals: Number.isInteger(value) ? 0 : 1 }), suffix: "" };
}

/** measureName is what a named number is called; one without words keeps its key, so that it is never lost. */
export function measureName(name: string, { recommendations }: Messages): string {
  return recommendations.measure[name] ?? name;
}
