"use client";

import type { ReactNode } from "react";
import Link from "next/link";
import { ArrowLeft } from "lucide-react";
import { useQuery } from "@tanstack/react-query";
import type { RecommendationDetailView } from "@/lib/domain/views";
import { formatMeasure, measureName } from "@/lib/format/measure";
import { money, type Accounting } from "@/lib/format/money";
import { textOf } from "@/lib/format/number";
import { quantity } from "@/lib/format/quantity";
import { recommendationTitle } from "@/lib/format/recommendation-text";
import { apiRequest } from "@/components/api/api-request";
import { useMessages } from "@/components/i18n/use-messages";
import { SeverityWord } from "@/components/risk/severity-word";
import { Waterfall } from "@/components/risk/waterfall";
import { BeforeAfter } from "./before-after";
import { DecisionBar } from "./decision-bar";
import { InputTable } from "./input-table";
import { inboxPath, type InboxTab } from "./tabs";

interface RecommendationDetailProps {
  slug: string;
  tab: InboxTab;
  initial: RecommendationDetailView;
  accounting: Accounting;
  canDecide: boolean;
}

/** RecommendationDetail is one recommendation to check number by number: what, why, how, before and after, if ignored. */
export function RecommendationDetail({ slug, tab, initial, accounting, canDecide }: RecommendationDetailProps) {
  const messages = useMessages();
  const { recommendations: words, reasons } = messages;
  const { data } = useQuery({
    queryKey: ["recommendation", slug, initial.id],
    queryFn: ({ signal }) =>
      apiRequest<RecommendationDetailView>(`/api/w/${slug}/recommendations/${initial.id}`, { signal }),
    initialData: initial,
  });
  return (
    <article aria-labelledby="recommendation" className="flex flex-col gap-7 max-lg:pb-16">
      <header>
        <Link
          href={inboxPath(slug, tab)}
          className="mb-3 inline-flex items-center gap-1.5 text-dense text-soft hover:text-ink lg:hidden"
        >
          <ArrowLeft aria-hidden className="size-4" strokeWidth={1.75} />
          {words.detail.back}
        </Link>
        <div className="flex items-baseline justify-between gap-4">
          <SeverityWord severity={data.severity} isMuted={data.closedAt !== null} />
          <span className="text-caption text-muted">{words.status[data.status]}</span>
        </div>
        <h2 id="recommendation" className="figures mt-1 text-title font-semibold tracking-[-0.01em] text-ink">
          {recommendationTitle(data, messages)}
        </h2>
        <p className="mt-1 max-w-[64ch] text-body text-soft">{words.todo[data.kind]}</p>
      </header>
      <DecisionBar slug={slug} recommendation={data} canDecide={canDecide} />
      <OrderFacts recommendation={data} accounting={accounting} />
      {data.reasons.length === 0 ? null : (
        <DetailSection title={words.detail.why}>
          <ul className="flex max-w-[68ch] flex-col gap-1.5 text-body text-soft">
            {[...new Set(data.reasons)].map((reason) => (
              <li key={reason}>{reasons[reason]}</li>
            ))}
          </ul>
        </DetailSection>
      )}
      {data.steps.length === 0 ? null : (
        <DetailSection title={words.detail.how}>
          <Waterfall steps={data.steps} measure="hold" accounting={accounting} isOpen />
        </DetailSection>
      )}
      <BeforeAfter before={data.before} after={data.after} accounting={accounting} />
      <DetailSection title={words.detail.ifIgnored}>
        <p className="text-body text-soft">{words.detail.ifIgnoredStays}</p>
        <ul className="figures mt-1 text-body text-soft">
          {Object.entries(data.ifIgnored).map(([name, value]) => (
            <li
              key={name}
            >{`${measureName(name, messages)} ${textOf(formatMeasure(name, signed(name, value), accounting))}.`}</li>
          ))}
        </ul>
      </DetailSection>
      <DetailSection title={words.detail.inputs}>
        <InputTable inputs={data.inputs} accounting={accounting} />
        <p className="mt-3 text-caption text-muted">
          {words.detail.model(data.riskModelVersion, data.policyVersion)}
          {" \u00b7 "}
          {words.detail.small}
        </p>
      </DetailSection>
    </article>
  );
}

/** A drawdown is stored positive and shown as the fall it is. */
function signed(name: string, value: number): number {
  return /drawdown/i.test(name) ? -value : value;
}

function DetailSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-2 text-body font-medium text-ink">{title}</h3>
      {children}
    </section>
  );
}

function OrderFacts({
  recommendation,
  accounting,
}: {
  recommendation: RecommendationDetailView;
  accounting: Accounting;
}) {
  const { recommendations: words, time } = useMessages();
  const { side, quantity: size, symbol, venueName, notionalUsd, feeUsd, expiresAt, createdAt, asset } = recommendation;
  const lines: (readonly [string, string])[] = [];
  if (side !== null && size !== null) {
    lines.push([words.detail.order, `${words.verb[side]} ${quantity(size)} ${asset ?? ""}`]);
    if (notionalUsd !== null) lines.push([words.detail.amount, textOf(money(notionalUsd, accounting))]);
    if (venueName !== null && symbol !== null) lines.push([words.detail.where, words.detail.place(venueName, symbol)]);
    if (feeUsd !== null) lines.push([words.detail.fee, textOf(money(feeUsd, accounting))]);
    lines.push([words.detail.minimum, words.detail.minimumMet]);
  }
  lines.push([words.detail.made, time.full(createdAt)], [words.detail.expires, time.full(expiresAt)]);
  return (
    <dl className="border-t border-line text-dense">
      {lines.map(([label, value]) => (
        <div
          key={label}
          className="grid grid-cols-[9rem_1fr] gap-3 border-b border-line py-1.5 sm:grid-cols-[12rem_1fr]"
        >
          <dt className="text-muted">{label}</dt>
          <dd className="figures text-ink">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
