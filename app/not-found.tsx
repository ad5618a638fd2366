import { BrandMark } from "@/components/shell/brand-mark";
import { ButtonLink } from "@/components/ui/button-link";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";

/** Nothing here, or not yours: the same words, so that nobody learns which. */
export default function NotFound() {
  const { ui } = getMessages(DEFAULT_LOCALE);
  return (
    <main className="mx-auto flex max-w-[40rem] flex-col items-start gap-4 px-4 py-24">
      <BrandMark className="size-8" />
      <div>
        <h1 className="text-title font-semibold text-ink">{ui.notFound.title}</h1>
        <p className="mt-1 text-body text-soft">{ui.notFound.body}</p>
      </div>
      <ButtonLink href="/">{ui.notFound.action}</ButtonLink>
    </main>
  );
}
