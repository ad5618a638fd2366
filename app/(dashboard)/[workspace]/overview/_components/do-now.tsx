"use client";

import Link from "next/link";
import type { OverviewView } from "@/lib/domain/views";
import { groupActions } from "@/lib/format/group-actions";
import { money } from "@/lib/format/money";
import { textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { useMessages } from "@/components/i18n/use-messages";
import { ActionGroups } from "@/components/risk/action-groups";
import { ActionRow } from "@/components/risk/action-row";
import { SectionHeading } from "@/components/ui/section-heading";

/** Of one change of the book; its heading says how many orders and how much it is altogether. */
const ORDERS_SHOWN = 3;

/** DoNow is zero to three actions; a change of the book is one, with its orders below it. Zero is a first-class answer. */
export function DoNow({ view, slug }: { view: OverviewView; slug: string }) {
  const { overview, time } = useMessages();
  const { assessment, todo, todoTotal, held, total, accounting, nextBriefAt } = view;
  const actions = groupActions(todo);
  return (
    <section aria-labelledby="do-now">
      <SectionHeading
        id="do-now"
        aside={
          <Link href={`/${slug}/recommendations`} className="text-dense text-accent hover:underline">
            {overview.doNow.all}
          </Link>
        }
      >
        {overview.doNow.title}
      </SectionHeading>
      {todo.length === 0 ? (
        <p className="border-t border-line py-3 text-body text-ink">
          {overview.doNow.none}{" "}
          <span className="figures text-soft">{overview.doNow.noneNext(time.weekdayClock(nextBriefAt))}</span>
        </p>
      ) : (
        <ActionGroups
          list={todo}
          accounting={accounting}
          fold={{ ordersMax: ORDERS_SHOWN, href: `/${slug}/recommendations` }}
          className="border-t border-line"
        >
          {(recommendation) => (
            <ActionRow
              recommendation={recommendation}
              href={`/${slug}/recommendations/${recommendation.id}`}
              accounting={accounting}
            />
          )}
        </ActionGroups>
      )}
      {todoTotal.count <= actions.length || todoTotal.holdAfterFraction === null || assessment === null ? null : (
        <p className="figures mt-3 text-dense text-soft">
          {overview.doNow.shown(actions.length, todoTotal.count)}{" "}
          {overview.doNow.together(
            textOf(money(todoTotal.salesUsd + todoTotal.purchasesUsd, accounting, { digits: "estimate" })),
            textOf(percent(assessment.book.currentFraction, { decimals: 0 })),
            textOf(percent(todoTotal.holdAfterFraction, { decimals: 0 })),
          )}
        </p>
      )}
      {held === 0 || total.isComplete ? null : (
        <p className="mt-2 text-dense text-muted">{overview.doNow.held(held)}</p>
      )}
    </section>
  );
}
