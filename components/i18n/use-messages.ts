"use client";

import { use } from "react";
import type { Locale } from "@/lib/format/locale";
import { en, type Messages } from "@/lib/format/messages/en";
import { LocaleContext } from "./locale-context";

const CATALOGUE: Record<Locale, Messages> = { en };

/** useMessages returns the words of every page of a workspace in the page's language, for client components. Server components call getMessages. */
export function useMessages(): Messages {
  return CATALOGUE[use(LocaleContext)];
}
