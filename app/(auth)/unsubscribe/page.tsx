import type { Metadata } from "next";
import { Button } from "@/components/ui/button";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { AuthHeading } from "../_components/auth-heading";

const { unsubscribe } = getMessages(DEFAULT_LOCALE).alert;

export const metadata: Metadata = { title: unsubscribe.title };

interface UnsubscribePageProps {
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** Asks before it stops the brief: programs that scan mails follow links too. */
export default async function UnsubscribePage({ searchParams }: UnsubscribePageProps) {
  const { token, done } = await searchParams;
  if (done === "1") return <AuthHeading title={unsubscribe.done} />;
  if (typeof token !== "string") return <AuthHeading title={unsubscribe.invalid} />;
  return (
    <>
      <AuthHeading title={unsubscribe.title} />
      <p className="mb-6 text-body text-soft">{unsubscribe.body}</p>
      <form method="post" action={`/api/unsubscribe?token=${encodeURIComponent(token)}`}>
        <Button type="submit">{unsubscribe.button}</Button>
      </form>
    </>
  );
}
