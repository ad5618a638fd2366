"use client";

import type { ReactNode } from "react";
import type { HeadlineText } from "@/lib/format/headline";

interface HeadlineProps {
  text: HeadlineText;
  /** The question this screen answers, small above the sentence. */
  question: string;
  /** As-of, live mark. */
  aside?: ReactNode;
}

/** Headline is the screen's answer: what to do in large type, why below it. */
export function Headline({ text, question, aside }: HeadlineProps) {
  return (
    <header>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p className="eyebrow">{question}</p>
        {aside}
      </div>
      <h1 className="mt-2 max-w-[40ch] text-balance text-title font-semibold tracking-[-0.012em] text-ink sm:text-headline">
        {text.lead}
      </h1>
      {text.support === "" ? null : (
        <p className="mt-1.5 max-w-[76ch] text-body text-soft sm:text-lead">{text.support}</p>
      )}
    </header>
  );
}
