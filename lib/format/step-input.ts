import type { StepInput } from "@/lib/domain/risk-assessment";
import type { Messages } from "./messages/en";
import { money, type Accounting } from "./money";
import { formatNumber, NOT_KNOWN, textOf, type Formatted } from "./number";
import { percent } from "./percent";
import { priceByMagnitude } from "./price";
import { quantityOf } from "./quantity";
import { ratio } from "./ratio";

type InputFacts = Pick<StepInput, "value" | "unit"> & { name?: string };

/** formatStepInput prints an engine input in its unit. Null is an honest gap, a label is put into words. */
export function formatStepInput(
  { name, value, unit }: InputFacts,
  accounting: Accounting,
  messages: Messages,
): Formatted {
  if (value === null) return NOT_KNOWN;
  if (typeof value === "string") return plain(labelWord(value, messages));
  switch (unit) {
    case "fraction":
      return percent(value, { decimals: Math.abs(value) < 0.1 ? 2 : 1 });
    case "ratio":
      // A correlation is a pure number between −1 and 1, not a multiple.
      return name !== undefined && /correlation/i.test(name)
        ? plain(formatNumber(value, { decimals: 2 }))
        : ratio(value);
    case "usd":
      return money(value, accounting);
    case "quantity":
      return plain(quantityOf(value));
    case "price":
      return plain(priceByMagnitude(value));
    case "score":
      return plain(formatNumber(value));
    case "count":
      return plain(formatNumber(value, { decimals: Number.isInteger(value) ? 0 : 1 }));
    case "label":
      return plain(formatNumber(value, { decimals: Number.isInteger(value) ? 0 : 2 }));
  }
}

const UNITS: readonly StepInput["unit"][] = [
  "fraction",
  "ratio",
  "usd",
  "quantity",
  "price",
  "score",
  "count",
  "label",
];

/** asStepUnit reads a unit from JSON; one we do not know prints as it is. */
export function asStepUnit(unit: string): StepInput["unit"] {
  return UNITS.find((known) => known === unit) ?? "label";
}

/** Engine labels are names of states; what is no state is shown as it is. */
function labelWord(label: string, { riskWords }: Messages): string {
  const words: Readonly<Record<string, string>> = { ...riskWords.ladder, ...riskWords.regime, ...riskWords.tier };
  return words[label] ?? label;
}

function plain(digits: string): Formatted {
  return { prefix: "", digits, suffix: "" };
}

/** stepInputText is formatStepInput as one string. */
export function stepInputText(input: InputFacts, accounting: Accounting, messages: Messages): string {
  return textOf(formatStepInput(input, accounting, messages));
}
