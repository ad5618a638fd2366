"use client";

import { useMessages } from "@/components/i18n/use-messages";
import { Dialog } from "@/components/ui/dialog";
import { NAV_ITEMS } from "./nav-items";

/** ShortcutList shows every key the product listens for. */
export function ShortcutList({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { shell } = useMessages();
  const words = shell.shortcuts;
  const lines: readonly (readonly [string, readonly string[]])[] = [
    ...NAV_ITEMS.map((item) => [words[item.id], ["g", item.key]] as const),
    [words.palette, [shell.palette.keys]],
    [words.table, ["t"]],
    [words.list, ["?"]],
  ];
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={words.title}>
      <dl className="text-body">
        {lines.map(([label, keys]) => (
          <div
            key={label}
            className="flex items-center justify-between gap-4 border-b border-line py-2 last:border-b-0"
          >
            <dt className="text-soft">{label}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="min-w-6 rounded-sm border border-line-strong px-1.5 text-center font-sans text-dense text-ink"
                >
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
