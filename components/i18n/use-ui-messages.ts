"use client";

import { use } from "react";
import type { Locale } from "@/lib/format/locale";
import { enUi, type UiMessages } from "@/lib/format/messages/en-ui";
import { LocaleContext } from "./locale-context";

const CATALOGUE: Record<Locale, UiMessages> = { en: enUi };

/** useUiMessages returns the words of the design system; components in `ui/` know no others. */
export function useUiMessages(): UiMessages {
  return CATALOGUE[use(LocaleContext)];
}
