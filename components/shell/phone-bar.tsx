"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { clsx } from "clsx";
import { Ellipsis } from "lucide-react";
import type { ShellView } from "@/lib/domain/views";
import { useMessages } from "@/components/i18n/use-messages";
import { Dialog } from "@/components/ui/dialog";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import { BrandMark } from "./brand-mark";
import { LiveMark, PlanMark, SandboxMark } from "./marks";
import { isCurrentPath, NAV_ITEMS, type NavId } from "./nav-items";
import { UserMenu } from "./user-menu";
import type { LiveState } from "./use-live-updates";

/** PhoneTop is one slim line: whose data this is. The screen's sentence comes right below. */
export function PhoneTop({ view, live }: { view: ShellView; live: LiveState }) {
  return (
    <header className="flex h-11 items-center justify-between gap-3 border-b border-line bg-sunken px-4 md:hidden">
      <Link href={`/${view.workspace.slug}/overview`} className="flex min-w-0 items-center gap-2 text-ink">
        <BrandMark className="size-4" />
        <span className="truncate text-dense font-medium">{view.workspace.name}</span>
      </Link>
      <span className="flex min-w-0 items-center gap-3">
        {view.sandboxLabel === null ? null : <SandboxMark label={view.sandboxLabel} />}
        <LiveMark state={live} />
      </span>
    </header>
  );
}

const TAB =
  "relative flex h-14 flex-col items-center justify-center gap-0.5 text-caption text-soft aria-[current=page]:font-medium aria-[current=page]:text-ink";

/** PhoneBar is the bottom bar: Overview, Actions, Size, Portfolio, More. */
export function PhoneBar({ view }: { view: ShellView }) {
  const { shell } = useMessages();
  const pathname = usePathname();
  const [isMoreOpen, setMoreOpen] = useState(false);
  const { slug } = view.workspace;
  const labels: Partial<Record<NavId, string>> = { recommendations: shell.actions, size: shell.sizeShort };
  return (
    <nav
      aria-label={shell.mainNavigation}
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-sunken pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="grid grid-cols-5">
        {NAV_ITEMS.filter(({ phone }) => phone === "bar").map((item) => {
          const Icon = item.icon;
          const isCurrent = isCurrentPath(pathname, slug, item);
          return (
            <li key={item.id}>
              <Link href={`/${slug}/${item.path}`} aria-current={isCurrent ? "page" : undefined} className={TAB}>
                <Icon aria-hidden className={clsx("size-5", isCurrent && "text-accent")} strokeWidth={1.75} />
                {labels[item.id] ?? shell[item.id]}
                {item.id === "recommendations" && view.openRecommendations > 0 ? (
                  <span className="figures absolute top-1 left-1/2 ml-2 min-w-4 rounded-full bg-ink px-1 text-center text-caption leading-4 text-surface">
                    {view.openRecommendations}
                  </span>
                ) : null}
              </Link>
            </li>
          );
        })}
        <li>
          <button type="button" onClick={() => setMoreOpen(true)} className={clsx(TAB, "w-full")}>
            <Ellipsis aria-hidden className="size-5" strokeWidth={1.75} />
            {shell.more}
          </button>
        </li>
      </ul>
      <Dialog isOpen={isMoreOpen} onClose={() => setMoreOpen(false)} title={shell.moreTitle} shape="sheet">
        <div className="flex flex-col gap-4 pb-4">
          <ul className="border-b border-line pb-2">
            {NAV_ITEMS.filter(({ phone }) => phone === "more").map((item) => (
              <li key={item.id}>
                <Link
                  href={`/${slug}/${item.path}`}
                  onClick={() => setMoreOpen(false)}
                  aria-current={isCurrentPath(pathname, slug, item) ? "page" : undefined}
                  className="flex h-11 items-center text-lead text-ink aria-[current=page]:font-medium"
                >
                  {shell[item.id]}
                </Link>
              </li>
            ))}
          </ul>
          <ThemeSwitch />
          <PlanMark plan={view.plan} workspace={view.workspace} />
          <UserMenu view={view} />
        </div>
      </Dialog>
    </nav>
  );
}
