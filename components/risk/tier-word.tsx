"use client";

import type { ConfidenceTier } from "@/lib/domain/market-state";
import { useMessages } from "@/components/i18n/use-messages";
import { Hint } from "@/components/ui/hint";

const FILLED: Record<ConfidenceTier, number> = { low: 1, medium: 2, high: 3 };

/** TierWord is the confidence tier with one to three marks; *provisional* until its outcomes prove the order. */
export function TierWord({ tier, isProvisional = false }: { tier: string; isProvisional?: boolean }) {
  const { riskWords, overview, ui } = useMessages();
  if (!isTier(tier)) return <span className="text-muted">{ui.notKnown}</span>;
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap">
      <svg aria-hidden viewBox="0 0 17 6" className="h-1.5 w-4 self-center text-soft" fill="currentColor">
        {[0, 1, 2].map((mark) => (
          <rect key={mark} x={mark * 6} width="5" height="6" rx="1" opacity={mark < FILLED[tier] ? 1 : 0.25} />
        ))}
      </svg>
      {riskWords.tier[tier]}
      {isProvisional ? (
        <Hint text={overview.market.provisionalHint} className="term text-caption text-muted">
          {riskWords.provisional}
        </Hint>
      ) : null}
    </span>
  );
}

function isTier(text: string): text is ConfidenceTier {
  return Object.hasOwn(FILLED, text);
}
