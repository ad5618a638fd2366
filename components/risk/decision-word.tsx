"use client";

import { clsx } from "clsx";
import type { SizeTradeView } from "@/lib/domain/views";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { ToneMark, toneInk, type Tone } from "@/components/ui/tone-mark";

const TONE: Record<SizeTradeView["decision"], Tone> = { ALLOW: "ok", REDUCE: "notice", DENY: "critical" };

interface DecisionWordProps {
  decision: SizeTradeView["decision"];
  /** Too small to be worth it: a denial with its own name. */
  isStandAside: boolean;
  className?: string;
}

/** DecisionWord is the verdict on a trade: shape, word, colour. */
export function DecisionWord({ decision, isStandAside, className }: DecisionWordProps) {
  const { size } = useScreenMessages();
  const tone = isStandAside ? "info" : TONE[decision];
  return (
    <span
      className={clsx("inline-flex items-baseline gap-1.5 font-medium whitespace-nowrap", toneInk(tone), className)}
    >
      <ToneMark tone={tone} />
      {isStandAside ? size.standAside : size.decision[decision]}
    </span>
  );
}
