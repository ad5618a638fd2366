"use client";

import type { ReactNode } from "react";
import type { GlossaryTerm } from "@/lib/format/messages/en/glossary";
import { useMessages } from "@/components/i18n/use-messages";
import { Hint } from "./hint";

/** Term is a word of the trade with its one-line definition on hover. */
export function Term({ name, children }: { name: GlossaryTerm; children?: ReactNode }) {
  const { glossary } = useMessages();
  const entry = glossary[name];
  return (
    <Hint text={entry.text} className="term">
      {children ?? entry.term}
    </Hint>
  );
}
