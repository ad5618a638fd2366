import type { ReactNode } from "react";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { SiteHeader } from "./_components/site-header";

/** The frame of the public pages. */
export default function MarketingLayout({ children }: { children: ReactNode }) {
  const messages = getMessages(DEFAULT_LOCALE);
  return (
    <>
      <SiteHeader messages={messages} />
      <main className="mx-auto max-w-[75rem] px-4 md:px-8">{children}</main>
      <footer className="mx-auto mt-24 max-w-[75rem] px-4 md:px-8">
        <p className="border-t border-line py-6 text-caption text-muted">{messages.marketing.footer}</p>
      </footer>
    </>
  );
}
