import Link from "next/link";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";

/** SiteFooter says what Ballast is not, and lets the colours be chosen. */
export function SiteFooter() {
  const { marketing } = getMessages(DEFAULT_LOCALE);
  return (
    <footer className="border-t border-line">
      <div className="mx-auto flex w-full max-w-[70rem] flex-wrap items-center justify-between gap-x-6 gap-y-4 px-4 py-6 md:px-8">
        <p className="text-dense text-muted">
          {marketing.footer.note}{" "}
          <Link href="/learn" className="underline underline-offset-3 hover:text-ink">
            {marketing.nav.learn}
          </Link>
        </p>
        <ThemeSwitch />
      </div>
    </footer>
  );
}
