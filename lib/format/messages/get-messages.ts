import type { Locale } from "../locale";
import { en } from "./en";

/** Messages is every word the product says. Another language is a file with this type. */
export type Messages = typeof en;

const CATALOGUE: Record<Locale, Messages> = { en };

/** getMessages returns the words of one language. */
export function getMessages(locale: Locale): Messages {
  return CATALOGUE[locale];
}
