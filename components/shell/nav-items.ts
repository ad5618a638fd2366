import { Wallet, LayoutDashboard, ListChecks, Ruler, Settings, type LucideIcon } from "lucide-react";

export type NavId = "overview" | "recommendations" | "size" | "portfolio" | "settings";

export interface NavItem {
  id: NavId;
  /** Path inside the workspace. */
  path: string;
  icon: LucideIcon;
  /** Second key after `g`. */
  key: string;
}

/** What exists, in the order of importance. Settings stands apart at the end. */
export const NAV_ITEMS: readonly NavItem[] = [
  { id: "overview", path: "overview", icon: LayoutDashboard, key: "o" },
  { id: "recommendations", path: "recommendations", icon: ListChecks, key: "r" },
  { id: "size", path: "size", icon: Ruler, key: "s" },
  { id: "portfolio", path: "portfolio", icon: Wallet, key: "p" },
  { id: "settings", path: "settings", icon: Settings, key: "," },
];

/** isCurrentPath tells whether an address is this item or below it. */
export function isCurrentPath(pathname: string, slug: string, item: NavItem): boolean {
  const root = `/${slug}/${item.path}`;
  return pathname === root || pathname.startsWith(`${root}/`);
}
