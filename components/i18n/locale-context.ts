"use client";

import { createContext } from "react";
import { DEFAULT_LOCALE, type Locale } from "@/lib/format/locale";

/** LocaleContext holds the language of the page. */
export const LocaleContext = createContext<Locale>(DEFAULT_LOCALE);
