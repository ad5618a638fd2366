"use client";

import { usePathname } from "next/navigation";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { TabLinks } from "@/components/ui/tab-links";

const TABS = ["profile", "connections", "imports", "risk", "plan"] as const;

/** SettingsTabs are the four parts, each with its own address. */
export function SettingsTabs({ slug }: { slug: string }) {
  const { settings } = useAccountMessages();
  const path = usePathname();
  const tabs = TABS.map((tab) => {
    const href = `/${slug}/settings/${tab}`;
    return { href, label: settings.tabs[tab], isCurrent: path.startsWith(href) };
  });
  return <TabLinks label={settings.title} tabs={tabs} />;
}
