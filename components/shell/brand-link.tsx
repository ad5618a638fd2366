import Link from "next/link";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { BrandMark } from "./brand-mark";

/** BrandLink is the name over pages without navigation, and the way back to the start. Server components only. */
export function BrandLink() {
  return (
    <Link href="/" className="inline-flex items-center gap-2 text-lead font-medium text-ink">
      <BrandMark className="size-5" />
      {getMessages(DEFAULT_LOCALE).shell.brand}
    </Link>
  );
}
