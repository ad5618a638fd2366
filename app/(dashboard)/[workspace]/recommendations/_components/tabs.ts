export const INBOX_TABS = ["todo", "held", "done", "all"] as const;
export type InboxTab = (typeof INBOX_TABS)[number];

/** parseTab reads `?tab=`; anything unknown is what is to do. */
export function parseTab(value: string | string[] | undefined): InboxTab {
  return INBOX_TABS.find((tab) => tab === value) ?? "todo";
}

/** inboxPath is a list's address, or one recommendation's beside that list. */
export function inboxPath(slug: string, tab: InboxTab, id?: string): string {
  const base = `/${slug}/recommendations${id === undefined ? "" : `/${id}`}`;
  return tab === "todo" ? base : `${base}?tab=${tab}`;
}
