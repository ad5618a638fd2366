"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import type { GlossaryTerm } from "@/lib/format/messages/en/glossary";
import { useMessages } from "@/components/i18n/use-messages";
import { Hint } from "./hint";

/** Term is a word of the trade with its one-line definition on hover, and the way to its formula. */
export function Term({ name, children }: { name: GlossaryTerm; children?: ReactNode }) {
  const { glossary, ui } = useMessages();
  const entry = glossary[name];
  return (
    <Hint
      text={entry.text}
      more={
        <Link href={`/learn#${name}`} prefetch={false} className="text-accent underline underline-offset-3">
          {ui.formulaOf}
        </Link>
      }
      className="term"
    >
      {children ?? entry.term}
    </Hint>
  );
}
