import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { loadShell } from "@/lib/api/load-shell";
import { openPage } from "@/lib/api/open-page";

interface WorkspaceLayoutProps {
  params: Promise<{ workspace: string }>;
  children: ReactNode;
}

/** The frame of a workspace. It guards nothing: each page opens its own context (once per request). */
export default async function WorkspaceLayout({ params, children }: WorkspaceLayoutProps) {
  const { ctx, user } = await openPage((await params).workspace);
  return (
    <AppShell view={await loadShell(ctx, user)} serverNow={ctx.clock.now().getTime()}>
      {children}
    </AppShell>
  );
}
