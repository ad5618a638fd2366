"use client";

import Link from "next/link";
import type { ShellView } from "@/lib/domain/views";
import { useMessages } from "@/components/i18n/use-messages";
import { buttonClass } from "@/components/ui/button-class";

/** UserMenu is who is signed in and the way out; in the demo, the way to an account of one's own. Works without script. */
export function UserMenu({ view }: { view: ShellView }) {
  const { shell } = useMessages();
  if (view.workspace.isDemo) {
    return (
      <Link href="/sign-up" className={buttonClass({ variant: "primary", size: "sm", className: "mt-1 w-full" })}>
        {shell.signUp}
      </Link>
    );
  }
  return (
    <div className="flex w-full items-center justify-between gap-2">
      <span className="min-w-0 truncate text-caption text-soft" title={view.user.email}>
        {view.user.name === "" ? view.user.email : view.user.name}
      </span>
      <form action="/api/account/sign-out" method="post">
        <button
          type="submit"
          className="min-h-6 text-caption whitespace-nowrap text-muted hover:text-ink hover:underline"
        >
          {shell.signOut}
        </button>
      </form>
    </div>
  );
}
