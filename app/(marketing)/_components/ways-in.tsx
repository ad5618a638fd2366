import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";

/** WaysIn are the two next steps: look (a plain form, works without script) or begin. */
export function WaysIn() {
  const { actions } = getMessages(DEFAULT_LOCALE).marketing;
  return (
    <div>
      <div className="flex flex-wrap gap-3">
        <form action="/api/demo" method="post">
          <Button type="submit" variant="primary" className="h-10 px-4">
            {actions.demo}
          </Button>
        </form>
        <ButtonLink href="/sign-up" className="h-10 px-4">
          {actions.signUp}
        </ButtonLink>
      </div>
      <p className="mt-2 text-caption text-muted">{actions.demoHint}</p>
    </div>
  );
}
