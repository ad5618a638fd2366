import { Button } from "@/components/ui/button";
import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";

/** DemoOffer opens the demo with a plain form: no account, no script needed. */
export function DemoOffer() {
  const { demo } = getMessages(DEFAULT_LOCALE).account;
  return (
    <form action="/api/demo" method="post" className="mt-10 border-t border-line pt-5">
      <h2 className="text-body font-medium">{demo.title}</h2>
      <p className="mt-1 text-dense text-soft">{demo.body}</p>
      <Button type="submit" className="mt-3">
        {demo.action}
      </Button>
    </form>
  );
}
