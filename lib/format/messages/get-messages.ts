import type { Locale } from "../locale";
import { enSite, type SiteMessages } from "./en-site";

const CATALOGUE: Record<Locale, SiteMessages> = { en: enSite };

/** getMessages returns every word of one language, for the server. Browsers use `useMessages` and its siblings. */
export function getMessages(locale: Locale): SiteMessages {
  return CATALOGUE[locale];
}
