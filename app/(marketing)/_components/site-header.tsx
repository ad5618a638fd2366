import Link from "next/link";
import type { Messages } from "@/lib/format/messages/en";
import { BrandMark } from "@/components/shell/brand-mark";
import { buttonClass } from "@/components/ui/button-class";

/** SiteHeader is the line above every public page. */
export function SiteHeader({ messages }: { messages: Messages }) {
  const { nav } = messages.marketing;
  return (
    <header className="border-b border-line">
      <div className="mx-auto flex h-14 max-w-[75rem] items-center gap-6 px-4 md:px-8">
        <Link href="/" aria-label={nav.home} className="flex items-center gap-2 text-ink">
          <BrandMark />
          <span className="text-body font-semibold tracking-tight">{nav.label}</span>
        </Link>
        <nav aria-label={messages.shell.mainNavigation} className="ml-auto flex items-center gap-1 sm:gap-2">
          <Link href="/pricing" className={buttonClass({ variant: "quiet", size: "sm" })}>
            {nav.pricing}
          </Link>
          <Link href="/sign-in" className={buttonClass({ variant: "quiet", size: "sm" })}>
            {nav.signIn}
          </Link>
          <Link href="/sign-up" className={buttonClass({ size: "sm", className: "max-sm:hidden" })}>
            {nav.signUp}
          </Link>
        </nav>
      </div>
    </header>
  );
}
