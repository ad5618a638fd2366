"use client";

import { clsx } from "clsx";
import type { RecommendationView } from "@/lib/domain/views";
import { useMessages } from "@/components/i18n/use-messages";
import { ToneMark, toneInk } from "@/components/ui/tone-mark";

interface SeverityWordProps {
  severity: RecommendationView["severity"];
  /** For what is over. */
  isMuted?: boolean;
}

/** SeverityWord is how urgent, as shape, word and colour. */
export function SeverityWord({ severity, isMuted = false }: SeverityWordProps) {
  const { riskWords } = useMessages();
  return (
    <span
      className={clsx(
        "inline-flex items-baseline gap-1.5 text-caption font-medium whitespace-nowrap",
        isMuted ? "text-muted" : toneInk(severity),
      )}
    >
      <ToneMark tone={severity} className={isMuted ? "text-muted" : ""} />
      {riskWords.severity[severity]}
    </span>
  );
}
