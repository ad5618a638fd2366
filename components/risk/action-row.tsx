"use client";

import Link from "next/link";
import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import type { RecommendationView } from "@/lib/domain/views";
import { money, type Accounting } from "@/lib/format/money";
import { textOf } from "@/lib/format/number";
import { recommendationEffect, recommendationTitle } from "@/lib/format/recommendation-text";
import { useMessages } from "@/components/i18n/use-messages";
import { ToneMark, toneInk } from "@/components/ui/tone-mark";

interface ActionRowProps {
  recommendation: RecommendationView;
  href: string;
  accounting: Accounting;
}

/** ActionRow is one action on the Overview: how urgent, what, what it changes; the whole row opens it. */
export function ActionRow({ recommendation, href, accounting }: ActionRowProps) {
  const messages = useMessages();
  const { recommendations, riskWords } = messages;
  const { severity, notionalUsd, feeUsd, side } = recommendation;
  const isOrder = side !== null && notionalUsd !== null;
  const effect = recommendationEffect(recommendation, accounting, messages);
  return (
    <li className="border-b border-line">
      <Link href={href} className="group grid grid-cols-[1fr_auto] items-center gap-x-3 py-2.5 hover:bg-hover">
        <span className="min-w-0">
          <span className="flex flex-wrap items-center gap-x-2">
            <span className={clsx("flex items-center gap-1.5 text-caption font-medium", toneInk(severity))}>
              <ToneMark tone={severity} />
              {riskWords.severity[severity]}
            </span>
            <span className="figures text-body font-medium text-ink">
              {recommendationTitle(recommendation, messages)}
            </span>
            {isOrder ? (
              <span className="figures text-body text-soft">
                {recommendations.about(textOf(money(notionalUsd, accounting)))}
              </span>
            ) : null}
          </span>
          <span className="figures mt-0.5 flex flex-wrap gap-x-3 text-dense text-soft">
            <span>{effect ?? recommendations.todo[recommendation.kind]}</span>
            {feeUsd === null ? null : (
              <span className="text-muted">{recommendations.fee(textOf(money(feeUsd, accounting)))}</span>
            )}
          </span>
        </span>
        <ChevronRight aria-hidden className="size-4 text-muted group-hover:text-ink" strokeWidth={1.75} />
      </Link>
    </li>
  );
}
