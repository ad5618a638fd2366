"use client";

import { use } from "react";
import type { Messages } from "@/lib/format/messages/en";
import { getMessages } from "@/lib/format/messages/get-messages";
import { LocaleContext } from "./locale-context";

/** useMessages returns the words of the page's language, for client components. Server components call getMessages. */
export function useMessages(): Messages {
  return getMessages(use(LocaleContext));
}
