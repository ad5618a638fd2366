"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { clsx } from "clsx";
import { Search } from "lucide-react";
import type { ShellView } from "@/lib/domain/views";
import { useMessages } from "@/components/i18n/use-messages";
import { BrandMark } from "./brand-mark";
import { LiveMark, PlanMark, SandboxMark } from "./marks";
import { isCurrentPath, NAV_ITEMS, type NavId, type NavItem } from "./nav-items";
import { UserMenu } from "./user-menu";
import type { LiveState } from "./use-live-updates";

/** At the foot: what one looks after, not at. */
const FOOT: ReadonlySet<NavId> = new Set(["dataHealth", "settings"]);

interface SideNavProps {
  view: ShellView;
  live: LiveState;
  onOpenPalette: () => void;
}

/** SideNav stands at the left on wide screens: where you are, what else there is, whose data this is. */
export function SideNav({ view, live, onOpenPalette }: SideNavProps) {
  const { shell } = useMessages();
  const { workspace } = view;
  const main = NAV_ITEMS.filter(({ id }) => !FOOT.has(id));
  const foot = NAV_ITEMS.filter(({ id }) => FOOT.has(id));
  return (
    <aside className="hidden w-54 shrink-0 border-r border-line bg-sunken md:block">
      <div className="sticky top-0 flex h-dvh flex-col px-3 py-4">
        <Link href={`/${workspace.slug}/overview`} className="flex items-center gap-2 px-2 text-ink">
          <BrandMark />
          <span className="text-body font-semibold tracking-tight">{shell.brand}</span>
        </Link>
        <p className="mt-1 truncate px-2 text-caption text-muted" title={workspace.name}>
          {workspace.name}
        </p>
        <button
          type="button"
          onClick={onOpenPalette}
          className="mt-4 flex h-8 items-center gap-2 rounded-md border border-line-strong bg-surface px-2 text-dense text-muted hover:text-ink"
        >
          <Search aria-hidden className="size-3.5" strokeWidth={1.75} />
          <span className="flex-1 text-left">{shell.palette.open}</span>
          <kbd className="font-sans text-caption">{shell.palette.keys}</kbd>
        </button>
        <nav aria-label={shell.mainNavigation} className="mt-4 flex flex-1 flex-col">
          <ul className="flex flex-col gap-0.5">
            {main.map((item) => (
              <SideLink key={item.id} item={item} view={view} />
            ))}
          </ul>
          <ul className="mt-auto flex flex-col gap-0.5">
            {foot.map((item) => (
              <SideLink key={item.id} item={item} view={view} />
            ))}
          </ul>
        </nav>
        <div className="mt-3 flex flex-col items-start gap-0.5 border-t border-line px-2 pt-3">
          {view.sandboxLabel === null ? null : <SandboxMark label={view.sandboxLabel} />}
          <div className="flex w-full items-center justify-between gap-2">
            <PlanMark plan={view.plan} workspace={workspace} />
            <LiveMark state={live} />
          </div>
          <UserMenu view={view} />
        </div>
      </div>
    </aside>
  );
}

function SideLink({ item, view }: { item: NavItem; view: ShellView }) {
  const { shell } = useMessages();
  const { slug } = view.workspace;
  const isCurrent = isCurrentPath(usePathname(), slug, item);
  const Icon = item.icon;
  const count = item.id === "recommendations" ? view.openRecommendations : 0;
  return (
    <li>
      <Link
        href={`/${slug}/${item.path}`}
        aria-current={isCurrent ? "page" : undefined}
        className={clsx(
          "flex h-8 items-center gap-2.5 rounded-md px-2 text-body",
          isCurrent
            ? "bg-surface font-medium text-ink shadow-[inset_0_0_0_1px_var(--line)]"
            : "text-soft hover:bg-hover hover:text-ink",
        )}
      >
        <Icon aria-hidden className={clsx("size-4", isCurrent ? "text-accent" : "text-muted")} strokeWidth={1.75} />
        <span className="flex-1">{shell[item.id]}</span>
        {count === 0 ? null : (
          <span className="figures text-caption text-soft">
            <span aria-hidden>{count}</span>
            <span className="sr-only">{shell.openCount(count)}</span>
          </span>
        )}
      </Link>
    </li>
  );
}
