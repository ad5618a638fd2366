"use client";

import type { RecommendationView } from "@/lib/domain/views";
import type { Accounting } from "@/lib/format/money";
import { useMessages } from "@/components/i18n/use-messages";
import { ActionGroups } from "@/components/risk/action-groups";
import { RecommendationRow } from "@/components/risk/recommendation-row";
import { EmptyState } from "@/components/ui/empty-state";
import { TabLinks } from "@/components/ui/tab-links";
import { INBOX_TABS, inboxPath, type InboxTab } from "./tabs";

interface RecommendationListProps {
  slug: string;
  tab: InboxTab;
  list: readonly RecommendationView[];
  todoCount: number;
  selectedId: string | null;
  accounting: Accounting;
}

/** RecommendationList is one tab of the inbox. "Nothing to do" is an answer, not an absence. */
export function RecommendationList({ slug, tab, list, todoCount, selectedId, accounting }: RecommendationListProps) {
  const { recommendations: words } = useMessages();
  return (
    <section aria-label={words.tabs[tab]}>
      <TabLinks
        label={words.tabsLabel}
        tabs={INBOX_TABS.map((value) => ({
          href: inboxPath(slug, value),
          label: words.tabs[value],
          isCurrent: value === tab,
          ...(value === "todo" ? { count: todoCount } : {}),
        }))}
      />
      {list.length === 0 ? (
        <EmptyState title={words.empty[tab].title} className="border-t-0">
          {words.empty[tab].body}
        </EmptyState>
      ) : (
        <ActionGroups list={list} accounting={accounting}>
          {(recommendation) => (
            <RecommendationRow
              recommendation={recommendation}
              href={inboxPath(slug, tab, recommendation.id)}
              isSelected={recommendation.id === selectedId}
              accounting={accounting}
            />
          )}
        </ActionGroups>
      )}
    </section>
  );
}
