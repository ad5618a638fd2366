import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { BrandLink } from "@/components/shell/brand-link";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";

/** One question per screen, and the way out. */
export default function OnboardingLayout({ children }: { children: ReactNode }) {
  const { shell } = getMessages(DEFAULT_LOCALE);
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-[40rem] flex-col px-4 py-8 sm:py-12">
      <header className="mb-8 flex items-center justify-between">
        <BrandLink />
        <form action="/api/account/sign-out" method="post">
          <Button type="submit" variant="quiet" size="sm">
            {shell.signOut}
          </Button>
        </form>
      </header>
      <main className="flex-1">{children}</main>
    </div>
  );
}
