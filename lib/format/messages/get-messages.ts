import type { Locale } from "../locale";
import { en, type Messages } from "./en";

const CATALOGUE: Record<Locale, Messages> = { en };

/** getMessages returns the words of one language. */
export function getMessages(locale: Locale): Messages {
  return CATALOGUE[locale];
}
