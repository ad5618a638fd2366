"use client";

import { clsx } from "clsx";
import { useQuery } from "@tanstack/react-query";
import type { RecommendationDetailView, RecommendationView } from "@/lib/domain/views";
import { groupActions } from "@/lib/format/group-actions";
import { inboxText } from "@/lib/format/inbox-text";
import type { Accounting } from "@/lib/format/money";
import { apiRequest } from "@/components/api/api-request";
import { useMessages } from "@/components/i18n/use-messages";
import { Headline } from "@/components/risk/headline";
import { RecommendationDetail } from "./recommendation-detail";
import { RecommendationList } from "./recommendation-list";
import type { InboxTab } from "./tabs";

export interface InboxProps {
  slug: string;
  tab: InboxTab;
  /** The chosen tab, and always what is to do, for the sentence and its count. */
  list: readonly RecommendationView[];
  todo: readonly RecommendationView[];
  /** Null where the list is empty. */
  detail: RecommendationDetailView | null;
  /** The person chose it. What stands open by itself leaves a phone to the list. */
  isChosen: boolean;
  accounting: Accounting;
  canDecide: boolean;
}

interface ListAnswer {
  recommendations: readonly RecommendationView[];
}

/** RecommendationsScreen answers what to change: the list at the left, how one came about at the right. */
export function RecommendationsScreen(props: InboxProps) {
  const { slug, tab, list, todo, detail, isChosen, accounting, canDecide } = props;
  const messages = useMessages();
  const { recommendations: words } = messages;
  const shown = useInbox(slug, tab, list);
  const open = useInbox(slug, "todo", todo);
  return (
    <div className="flex flex-col gap-6">
      <div className={clsx(isChosen && "max-lg:sr-only")}>
        <Headline text={inboxText(open, accounting, messages)} question={words.question} />
      </div>
      <div className="grid gap-x-10 lg:grid-cols-12">
        <div className={clsx("min-w-0 lg:col-span-5", isChosen && "max-lg:hidden")}>
          <RecommendationList
            slug={slug}
            tab={tab}
            list={shown}
            todoCount={groupActions(open).length}
            selectedId={detail?.id ?? null}
            accounting={accounting}
          />
        </div>
        <div className={clsx("min-w-0 lg:col-span-7", !isChosen && "max-lg:hidden")}>
          {detail === null ? null : (
            <RecommendationDetail
              key={detail.id}
              slug={slug}
              tab={tab}
              initial={detail}
              accounting={accounting}
              canDecide={canDecide}
            />
          )}
        </div>
      </div>
    </div>
  );
}

function useInbox(slug: string, tab: InboxTab, initial: readonly RecommendationView[]): readonly RecommendationView[] {
  const { data } = useQuery({
    queryKey: ["recommendations", slug, tab],
    queryFn: ({ signal }) => apiRequest<ListAnswer>(`/api/w/${slug}/recommendations?tab=${tab}`, { signal }),
    initialData: { recommendations: initial },
  });
  return data.recommendations;
}
