"use client";

import { useRouter } from "next/navigation";
import { Command } from "cmdk";
import { useMessages } from "@/components/i18n/use-messages";
import { Dialog } from "@/components/ui/dialog";
import { setTheme } from "@/components/ui/set-theme";
import { THEMES } from "@/components/ui/theme";
import { NAV_ITEMS } from "./nav-items";

interface CommandPaletteProps {
  slug: string;
  isOpen: boolean;
  /** Hides what a reader of this workspace could not do. */
  canWrite: boolean;
  onClose: () => void;
  onOpenShortcuts: () => void;
}

const ITEM =
  "flex h-9 cursor-pointer items-center justify-between gap-3 rounded-md px-2 text-body text-ink aria-selected:bg-hover pointer-coarse:h-11";
const GROUP =
  "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-caption [&_[cmdk-group-heading]]:text-muted";

/** CommandPalette goes anywhere and does the few things that have no place of their own. Loaded on first use. */
export function CommandPalette({ slug, isOpen, canWrite, onClose, onOpenShortcuts }: CommandPaletteProps) {
  const { shell } = useMessages();
  const router = useRouter();
  const run = (action: () => void) => () => {
    onClose();
    action();
  };
  const go = (path: string) => run(() => router.push(`/${slug}/${path}`));
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={shell.palette.title}>
      <Command label={shell.palette.title} loop>
        <Command.Input
          data-autofocus
          placeholder={shell.palette.placeholder}
          className="h-9 w-full rounded-md border border-line-control bg-surface px-2.5 text-body placeholder:text-muted pointer-coarse:h-11 pointer-coarse:text-lead"
        />
        <Command.List className="mt-2 max-h-80 overflow-y-auto">
          <Command.Empty className="px-2 py-4 text-body text-soft">{shell.palette.empty}</Command.Empty>
          <Command.Group heading={shell.palette.go} className={GROUP}>
            {NAV_ITEMS.map((item) => (
              <Command.Item key={item.id} onSelect={go(item.path)} className={ITEM}>
                {shell[item.id]}
                <kbd className="font-sans text-caption text-muted">{`g ${item.key}`}</kbd>
              </Command.Item>
            ))}
          </Command.Group>
          <Command.Group heading={shell.palette.do} className={GROUP}>
            {canWrite ? (
              <>
                <Command.Item onSelect={go("portfolio?add=holding")} className={ITEM}>
                  {shell.palette.addHolding}
                </Command.Item>
                <Command.Item onSelect={go("settings/connections")} className={ITEM}>
                  {shell.palette.connect}
                </Command.Item>
              </>
            ) : null}
            {THEMES.map((theme) => (
              <Command.Item key={theme} onSelect={run(() => setTheme(theme))} className={ITEM}>
                {shell.palette[theme]}
              </Command.Item>
            ))}
            <Command.Item onSelect={run(onOpenShortcuts)} className={ITEM}>
              {shell.palette.shortcuts}
              <kbd className="font-sans text-caption text-muted">?</kbd>
            </Command.Item>
          </Command.Group>
        </Command.List>
      </Command>
    </Dialog>
  );
}
