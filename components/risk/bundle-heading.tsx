"use client";

import type { RecommendationView } from "@/lib/domain/views";
import { money, type Accounting } from "@/lib/format/money";
import { textOf } from "@/lib/format/number";
import { useMessages } from "@/components/i18n/use-messages";

/** BundleHeading stands over the orders of one change of the book: what it is, how many orders, for how much. */
export function BundleHeading({
  orders,
  accounting,
}: {
  orders: readonly RecommendationView[];
  accounting: Accounting;
}) {
  const { recommendations: words } = useMessages();
  const usd = orders.reduce((sum, { notionalUsd }) => sum + (notionalUsd ?? 0), 0);
  const title = words.lead.bundleTitle[orders[0]?.side ?? "sell"];
  return (
    <p className="figures flex flex-wrap gap-x-2 pt-2.5 text-dense">
      <span className="font-medium text-ink">{words.lead.bundle(title, orders.length)}</span>
      <span className="text-soft">{words.about(textOf(money(usd, accounting, { digits: "estimate" })))}</span>
    </p>
  );
}
