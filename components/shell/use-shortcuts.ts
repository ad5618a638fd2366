"use client";

import { useEffect } from "react";
import { useRouter } from "next/navigation";
import { NAV_ITEMS } from "./nav-items";

/** After `g` the second key must follow within this time. */
const SEQUENCE_MS = 1200;

interface ShortcutActions {
  openPalette: () => void;
  openList: () => void;
}

/** useShortcuts listens for ⌘K, `?` and `g` followed by a screen's key; never while someone types. */
export function useShortcuts(slug: string, { openPalette, openList }: ShortcutActions): void {
  const router = useRouter();
  useEffect(() => {
    let wentAt = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        return openPalette();
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "?") return openList();
      if (event.key === "g") {
        wentAt = event.timeStamp;
        return;
      }
      const item = NAV_ITEMS.find(({ key }) => key === event.key);
      if (item !== undefined && wentAt > 0 && event.timeStamp - wentAt < SEQUENCE_MS) {
        router.push(`/${slug}/${item.path}`);
      }
      wentAt = 0;
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [slug, router, openPalette, openList]);
}

/** Letters belong to text fields, lists and dialogs; a focused button or radio leaves them free. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["radio", "checkbox", "button", "submit"].includes(target.type);
  return target.isContentEditable || target.closest("textarea, select, dialog") !== null;
}
