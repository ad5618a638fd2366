import type { ReactNode } from "react";
import Link from "next/link";
import { BrandMark } from "@/components/shell/brand-mark";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";

/** One column, one question: everything around an account. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  const { shell } = getMessages(DEFAULT_LOCALE);
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-[25rem] flex-col px-4 py-10 sm:py-16">
      <header className="mb-8">
        <Link href="/" className="inline-flex items-center gap-2 text-lead font-medium text-ink">
          <BrandMark className="size-5" />
          {shell.brand}
        </Link>
      </header>
      <main className="flex-1">{children}</main>
    </div>
  );
}
