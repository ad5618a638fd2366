"use client";

import { use } from "react";
import type { Locale } from "@/lib/format/locale";
import { enAccount, type AccountMessages } from "@/lib/format/messages/en-account";
import { LocaleContext } from "./locale-context";

const CATALOGUE: Record<Locale, AccountMessages> = { en: enAccount };

/** useAccountMessages adds the words of sign-up, onboarding, connecting and settings to useMessages. */
export function useAccountMessages(): AccountMessages {
  return CATALOGUE[use(LocaleContext)];
}
