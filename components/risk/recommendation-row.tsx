"use client";

import Link from "next/link";
import { clsx } from "clsx";
import type { RecommendationView } from "@/lib/domain/views";
import type { Messages } from "@/lib/format/messages/en";
import { money, type Accounting } from "@/lib/format/money";
import { textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { recommendationEffect, recommendationTitle } from "@/lib/format/recommendation-text";
import { useMessages } from "@/components/i18n/use-messages";
import { useNow } from "@/components/time/use-now";
import { AsOf } from "@/components/ui/as-of";
import { SeverityWord } from "./severity-word";

interface RecommendationRowProps {
  recommendation: RecommendationView;
  href: string;
  isSelected: boolean;
  accounting: Accounting;
}

/** RecommendationRow is one line of the inbox: severity, verb and amount; effect, cost, expiry and age below. */
export function RecommendationRow({ recommendation, href, isSelected, accounting }: RecommendationRowProps) {
  const messages = useMessages();
  const now = useNow();
  const { recommendations: words } = messages;
  const { notionalUsd, feeUsd, side, severity } = recommendation;
  const effect = recommendationEffect(recommendation, accounting, messages) ?? words.todo[recommendation.kind];
  const isOver = recommendation.closedAt !== null;
  const facts = [
    feeUsd === null ? null : words.fee(textOf(money(feeUsd, accounting))),
    isOver ? null : words.expiresIn(messages.time.until(recommendation.expiresAt - now)),
  ].filter((fact) => fact !== null);
  return (
    <li className="border-b border-line">
      <Link
        href={href}
        scroll={false}
        aria-current={isSelected ? "true" : undefined}
        className={clsx(
          "-mx-4 block px-4 py-2.5 lg:-mx-3 lg:px-3",
          isSelected ? "bg-selected lg:shadow-[inset_2px_0_0_var(--accent)]" : "hover:bg-hover",
        )}
      >
        <span className="flex items-baseline justify-between gap-3">
          <SeverityWord severity={severity} isMuted={isOver} />
          <AsOf at={recommendation.closedAt ?? recommendation.createdAt} />
        </span>
        <span className="figures mt-0.5 block text-body">
          <span className={clsx("font-medium", isOver ? "text-soft" : "text-ink")}>
            {recommendationTitle(recommendation, messages)}
          </span>
          {side === null || notionalUsd === null ? null : (
            <span className="text-soft">{` ${words.about(textOf(money(notionalUsd, accounting)))}`}</span>
          )}
        </span>
        <span className="figures mt-0.5 block text-dense text-soft">
          {stateText(recommendation, messages) ?? effect}
        </span>
        {isOver || facts.length === 0 ? null : (
          <span className="figures block text-caption text-muted">{facts.join(" \u00b7 ")}</span>
        )}
      </Link>
    </li>
  );
}

/** Where it stands, when that says more than what it would change. */
function stateText(recommendation: RecommendationView, { recommendations: words, time }: Messages): string | null {
  const { status, snoozedUntil, createdAt, filledQuantity, quantity } = recommendation;
  switch (status) {
    case "open":
      return null;
    case "held":
      return words.heldReason.held;
    case "snoozed": {
      const isOpenEnded = snoozedUntil === null || snoozedUntil - createdAt > OPEN_ENDED_MS;
      return isOpenEnded ? words.heldReason.snoozedUntilChanged : words.heldReason.snoozed(time.dayClock(snoozedUntil));
    }
    case "partly_done":
      return quantity === null || Number(quantity) === 0
        ? words.status.partly_done
        : words.partly(textOf(percent(Number(filledQuantity) / Number(quantity), { decimals: 0 })));
    case "accepted":
    case "dismissed":
    case "done":
    case "not_seen":
    case "expired":
    case "superseded":
      return words.status[status];
  }
}

/** "Until something changes" is stored as a date far away. */
const OPEN_ENDED_MS = 60 * 86_400_000;
