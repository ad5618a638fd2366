"use client";

import { usePathname } from "next/navigation";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { TabLinks } from "@/components/ui/tab-links";

/** PortfolioTabs are what is held and the ways it could hurt, each with its own address. */
export function PortfolioTabs({ slug }: { slug: string }) {
  const { portfolioRisk } = useScreenMessages();
  const words = portfolioRisk.tabs;
  const pathname = usePathname();
  const root = `/${slug}/portfolio`;
  const tabs = [
    { href: root, label: words.holdings },
    { href: `${root}/risk`, label: words.risk },
    { href: `${root}/stress`, label: words.stress },
    { href: `${root}/futures`, label: words.futures },
    { href: `${root}/what-if`, label: words.whatIf },
  ];
  return <TabLinks label={words.label} tabs={tabs.map((tab) => ({ ...tab, isCurrent: tab.href === pathname }))} />;
}
