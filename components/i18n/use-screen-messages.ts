"use client";

import { use } from "react";
import type { Locale } from "@/lib/format/locale";
import { enScreens, type ScreenMessages } from "@/lib/format/messages/en-screens";
import { LocaleContext } from "./locale-context";

const CATALOGUE: Record<Locale, ScreenMessages> = { en: enScreens };

/** useScreenMessages adds the words of the screens beside Overview and inbox to useMessages. */
export function useScreenMessages(): ScreenMessages {
  return CATALOGUE[use(LocaleContext)];
}
