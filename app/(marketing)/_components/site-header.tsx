import Link from "next/link";
import { BrandMark } from "@/components/shell/brand-mark";
import { ButtonLink } from "@/components/ui/button-link";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";

/** SiteHeader is the name and the ways on. */
export function SiteHeader() {
  const { marketing, shell } = getMessages(DEFAULT_LOCALE);
  const link = "inline-flex items-center rounded-md px-2 text-body text-soft hover:text-ink pointer-coarse:h-11";
  return (
    <header className="border-b border-line">
      <div className="mx-auto flex h-14 w-full max-w-[70rem] items-center justify-between gap-3 px-4 md:px-8">
        <Link href="/" className="flex items-center gap-2 text-lead font-semibold text-ink">
          <BrandMark />
          {shell.brand}
        </Link>
        <nav aria-label={marketing.nav.label} className="flex items-center gap-1 sm:gap-2">
          <Link href="/evidence" className={link}>
            {marketing.nav.evidence}
          </Link>
          <Link href="/learn" className={`${link} max-sm:hidden`}>
            {marketing.nav.learn}
          </Link>
          <Link href="/pricing" className={link}>
            {marketing.nav.pricing}
          </Link>
          <Link href="/sign-in" className={link}>
            {marketing.nav.signIn}
          </Link>
          <ButtonLink href="/sign-up" size="sm" className="ml-1 max-sm:hidden">
            {marketing.actions.signUp}
          </ButtonLink>
        </nav>
      </div>
    </header>
  );
}
