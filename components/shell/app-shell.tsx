"use client";

import { useCallback, useState, type ReactNode } from "react";
import dynamic from "next/dynamic";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { EpochMs } from "@/lib/domain/units";
import type { ShellView } from "@/lib/domain/views";
import { useMessages } from "@/components/i18n/use-messages";
import { NowProvider } from "@/components/time/now-provider";
import { ToastProvider } from "@/components/ui/toast-provider";
import { PhoneBar, PhoneTop } from "./phone-bar";
import { ShellNotices } from "./shell-notices";
import { SideNav } from "./side-nav";
import { useLiveUpdates } from "./use-live-updates";
import { useShortcuts } from "./use-shortcuts";

const CommandPalette = dynamic(async () => (await import("./command-palette")).CommandPalette, { ssr: false });
const ShortcutList = dynamic(async () => (await import("./shortcut-list")).ShortcutList, { ssr: false });

const STALE_MS = 30_000;

interface AppShellProps {
  view: ShellView;
  serverNow: EpochMs;
  children: ReactNode;
}

/** AppShell is the frame around every screen of a workspace, with its one clock and its one live connection. */
export function AppShell({ view, serverNow, children }: AppShellProps) {
  // Nothing outlives its screen: coming back renders what the server just read, not what this tab remembered.
  const [queries] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: STALE_MS, gcTime: 0, retry: 1 } } }),
  );
  return (
    <QueryClientProvider client={queries}>
      <NowProvider serverNow={serverNow}>
        <ToastProvider>
          <Frame view={view}>{children}</Frame>
        </ToastProvider>
      </NowProvider>
    </QueryClientProvider>
  );
}

function Frame({ view, children }: { view: ShellView; children: ReactNode }) {
  const { shell } = useMessages();
  const { slug, role, isDemo } = view.workspace;
  const live = useLiveUpdates(slug);
  const [opened, setOpened] = useState<"palette" | "list" | null>(null);
  const [wasOpened, setWasOpened] = useState(false);
  const open = useCallback((what: "palette" | "list") => {
    setWasOpened(true);
    setOpened(what);
  }, []);
  const openPalette = useCallback(() => open("palette"), [open]);
  const openList = useCallback(() => open("list"), [open]);
  const close = useCallback(() => setOpened(null), []);
  useShortcuts(slug, { openPalette, openList });
  return (
    <div className="flex min-h-dvh">
      <a
        href="#content"
        className="sr-only z-40 rounded-md bg-accent-solid px-3 py-2 text-accent-ink focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        {shell.skip}
      </a>
      <SideNav view={view} live={live} onOpenPalette={openPalette} />
      <div className="min-w-0 flex-1">
        <PhoneTop view={view} live={live} />
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto max-w-[75rem] px-4 pt-5 pb-24 outline-none md:px-8 md:pt-7 md:pb-16"
        >
          <ShellNotices view={view} />
          {children}
        </main>
      </div>
      <PhoneBar view={view} />
      {wasOpened ? (
        <>
          <CommandPalette
            slug={slug}
            isOpen={opened === "palette"}
            canWrite={role !== "viewer" && !isDemo}
            onClose={close}
            onOpenShortcuts={openList}
          />
          <ShortcutList isOpen={opened === "list"} onClose={close} />
        </>
      ) : null}
    </div>
  );
}
