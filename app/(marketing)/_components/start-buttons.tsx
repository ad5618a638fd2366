import type { Messages } from "@/lib/format/messages/en";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";

/** StartButtons are the two ways in. The demo is a plain form post, so it works without script. */
export function StartButtons({ messages }: { messages: Messages }) {
  const { hero } = messages.marketing;
  return (
    <div className="flex flex-wrap gap-2">
      <form action="/api/demo" method="post">
        <Button type="submit" variant="primary" className="h-10 px-4">
          {hero.demo}
        </Button>
      </form>
      <ButtonLink href="/sign-up" className="h-10 px-4">
        {hero.signUp}
      </ButtonLink>
    </div>
  );
}
