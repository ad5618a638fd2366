"use client";

import { clsx } from "clsx";
import type { RiskScore } from "@/lib/domain/risk-assessment";
import { useMessages } from "@/components/i18n/use-messages";

const INK: Record<RiskScore["band"], string> = {
  low: "text-low-ink",
  moderate: "text-moderate-ink",
  high: "text-high-ink",
  severe: "text-severe-ink",
};
const BARS: Record<RiskScore["band"], number> = { low: 1, moderate: 2, high: 3, severe: 4 };

/** BandWord says the band of a risk score; beside the word, one to four bars carry it without colour. */
export function BandWord({ band, className }: { band: RiskScore["band"]; className?: string }) {
  const { riskWords } = useMessages();
  return (
    <span className={clsx("inline-flex items-baseline gap-1 font-medium", INK[band], className)}>
      <svg aria-hidden viewBox="0 0 14 10" className="h-2.5 w-3.5" fill="currentColor">
        {[0, 1, 2, 3].map((bar) => (
          <rect
            key={bar}
            x={bar * 3.6}
            y={7.5 - bar * 2.5}
            width="2.4"
            height={2.5 + bar * 2.5}
            opacity={bar < BARS[band] ? 1 : 0.22}
          />
        ))}
      </svg>
      {riskWords.band[band]}
    </span>
  );
}
