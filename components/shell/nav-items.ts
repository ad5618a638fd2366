import {
  Activity,
  FlaskConical,
  Grid3x3,
  HeartPulse,
  LayoutDashboard,
  ListChecks,
  Ruler,
  Settings,
  Wallet,
  type LucideIcon,
} from "lucide-react";

export type NavId =
  | "overview"
  | "recommendations"
  | "size"
  | "portfolio"
  | "correlation"
  | "market"
  | "evidence"
  | "dataHealth"
  | "settings";

export interface NavItem {
  id: NavId;
  /** Path inside the workspace. */
  path: string;
  icon: LucideIcon;
  /** Second key after `g`. */
  key: string;
  /** On phones: in the bottom bar, or in the sheet behind More. */
  phone: "bar" | "more";
}

/** What exists, in the order of importance. Data health and Settings stand apart at the end. */
export const NAV_ITEMS: readonly NavItem[] = [
  { id: "overview", path: "overview", icon: LayoutDashboard, key: "o", phone: "bar" },
  { id: "recommendations", path: "recommendations", icon: ListChecks, key: "r", phone: "bar" },
  { id: "size", path: "size", icon: Ruler, key: "s", phone: "bar" },
  { id: "portfolio", path: "portfolio", icon: Wallet, key: "p", phone: "bar" },
  { id: "correlation", path: "correlation", icon: Grid3x3, key: "c", phone: "more" },
  { id: "market", path: "market", icon: Activity, key: "m", phone: "more" },
  { id: "evidence", path: "evidence", icon: FlaskConical, key: "e", phone: "more" },
  { id: "dataHealth", path: "data-health", icon: HeartPulse, key: "h", phone: "more" },
  { id: "settings", path: "settings", icon: Settings, key: ",", phone: "more" },
];

/** isCurrentPath tells whether an address is this item or below it. */
export function isCurrentPath(pathname: string, slug: string, item: NavItem): boolean {
  const root = `/${slug}/${item.path}`;
  return pathname === root || pathname.startsWith(`${root}/`);
}
