"use client";

import { Fragment, type ReactNode } from "react";
import Link from "next/link";
import type { RecommendationView } from "@/lib/domain/views";
import { groupActions } from "@/lib/format/group-actions";
import type { Accounting } from "@/lib/format/money";
import { useMessages } from "@/components/i18n/use-messages";
import { BundleHeading } from "./bundle-heading";

interface ActionGroupsProps {
  list: readonly RecommendationView[];
  accounting: Accounting;
  className?: string;
  /** Orders shown of one change; the rest is one line that leads to all of them. */
  fold?: { ordersMax: number; href: string };
  /** One row, a list item. */
  children: (recommendation: RecommendationView) => ReactNode;
}

/** ActionGroups lists recommendations; the orders of one change of the book stand together below its heading. */
export function ActionGroups({ list, accounting, className, fold, children }: ActionGroupsProps) {
  const { recommendations: words } = useMessages();
  const ordersMax = fold?.ordersMax ?? Infinity;
  return (
    <ul className={className}>
      {groupActions(list).map(({ key, items }) => (
        <Fragment key={key}>
          {items.length < 2 ? null : (
            <li>
              <BundleHeading orders={items} accounting={accounting} />
            </li>
          )}
          {items.slice(0, ordersMax).map((recommendation) => (
            <Fragment key={recommendation.id}>{children(recommendation)}</Fragment>
          ))}
          {fold === undefined || items.length <= ordersMax ? null : (
            <li className="border-b border-line">
              <Link href={fold.href} className="block py-2.5 text-dense text-accent hover:underline">
                {words.lead.moreOrders(items.length - ordersMax)}
              </Link>
            </li>
          )}
        </Fragment>
      ))}
    </ul>
  );
}
