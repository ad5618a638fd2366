"use client";

import type { ReactNode } from "react";
import type { Locale } from "@/lib/format/locale";
import { LocaleContext } from "./locale-context";

/** MessagesProvider tells client components which language to speak; the words themselves never cross the wire. */
export function MessagesProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}
