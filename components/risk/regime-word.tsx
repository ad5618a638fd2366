"use client";

import type { RegimeLabel } from "@/lib/domain/market-state";
import { useMessages } from "@/components/i18n/use-messages";

const SHAPE: Record<RegimeLabel, string> = { bull: "M1 9 5 3l4 6z", bear: "M1 3h8L5 9z", sideways: "M1 5h8v2H1z" };

/** RegimeWord is the regime with its shape: up, down, flat. It scales risk and forecasts nothing. */
export function RegimeWord({ regime }: { regime: string }) {
  const { riskWords, ui } = useMessages();
  if (!isRegime(regime)) return <span className="text-muted">{ui.notKnown}</span>;
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap">
      <svg aria-hidden viewBox="0 0 10 12" className="h-3 w-2.5 self-center text-muted" fill="currentColor">
        <path d={SHAPE[regime]} />
      </svg>
      {riskWords.regime[regime]}
    </span>
  );
}

function isRegime(text: string): text is RegimeLabel {
  return Object.hasOwn(SHAPE, text);
}
