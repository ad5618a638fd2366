import type { ReactNode } from "react";
import { BrandLink } from "@/components/shell/brand-link";

/** One column, one question: everything around an account. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-[25rem] flex-col px-4 py-10 sm:py-16">
      <header className="mb-8">
        <BrandLink />
      </header>
      <main className="flex-1">{children}</main>
    </div>
  );
}
