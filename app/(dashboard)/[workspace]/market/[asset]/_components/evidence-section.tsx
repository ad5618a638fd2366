"use client";

import type { MarketEvidence } from "@/lib/domain/market-state";
import { compactUsd } from "@/lib/format/compact-usd";
import { formatNumber, NOT_KNOWN, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { ratio } from "@/lib/format/ratio";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Fact, FactList } from "@/components/ui/fact-list";
import { SectionHeading } from "@/components/ui/section-heading";
import { Term } from "@/components/ui/term";

/** EvidenceSection is the panel beside the regime: momentum, breakouts, mood, and who pays for leverage. */
export function EvidenceSection({ evidence }: { evidence: MarketEvidence }) {
  const { market } = useScreenMessages();
  const words = market.asset.evidence;
  const change = (value: number | null) => textOf(value === null ? NOT_KNOWN : percent(value, { sign: "always" }));
  const balance = (value: number | null) =>
    value === null ? textOf(NOT_KNOWN) : formatNumber(value, { decimals: 2, sign: "always" });
  const { falseBreakouts } = evidence;
  return (
    <section aria-labelledby="evidence">
      <SectionHeading id="evidence">{words.title}</SectionHeading>
      <p className="-mt-1 mb-2 text-dense text-soft">{words.note}</p>
      <FactList label={words.title}>
        <Fact term={words.return30d}>{change(evidence.return30d)}</Fact>
        <Fact term={words.return90d}>{change(evidence.return90d)}</Fact>
        <Fact term={words.volume}>
          {textOf(evidence.volume7dTo90d === null ? NOT_KNOWN : ratio(evidence.volume7dTo90d))}
        </Fact>
        <Fact term={<Term name="falseBreakout" />}>
          {falseBreakouts.rate === null
            ? words.fewBreakouts(falseBreakouts.breakouts)
            : words.falseBreakouts(textOf(percent(falseBreakouts.rate, { decimals: 0 })), falseBreakouts.breakouts)}
        </Fact>
        <Fact term={words.fearGreed}>
          {evidence.fearGreed === null ? textOf(NOT_KNOWN) : formatNumber(evidence.fearGreed)}
        </Fact>
        <Fact term={words.newsSentiment}>{balance(evidence.newsSentiment)}</Fact>
        <Fact term={words.socialSentiment}>{balance(evidence.socialSentiment)}</Fact>
        <Fact term={<Term name="funding">{words.funding}</Term>}>
          {textOf(
            evidence.fundingRate === null ? NOT_KNOWN : percent(evidence.fundingRate, { decimals: 4, sign: "always" }),
          )}
        </Fact>
        <Fact
          term={words.openInterest}
          {...(evidence.openInterestChange7d === null
            ? {}
            : { detail: market.structure.openInterestChange(change(evidence.openInterestChange7d)) })}
        >
          {textOf(evidence.openInterestUsd === null ? NOT_KNOWN : compactUsd(evidence.openInterestUsd))}
        </Fact>
      </FactList>
    </section>
  );
}
