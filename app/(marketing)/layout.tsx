import type { ReactNode } from "react";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { SiteFooter } from "./_components/site-footer";
import { SiteHeader } from "./_components/site-header";

/** The public pages: one column of at most 70 rem, a header and a footer that keep out of the way. */
export default function MarketingLayout({ children }: { children: ReactNode }) {
  const { shell } = getMessages(DEFAULT_LOCALE);
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10 focus:rounded-md focus:bg-raised focus:px-3 focus:py-2"
      >
        {shell.skip}
      </a>
      <SiteHeader />
      <main id="content" className="mx-auto w-full max-w-[70rem] flex-1 px-4 md:px-8">
        {children}
      </main>
      <SiteFooter />
    </div>
  );
}
