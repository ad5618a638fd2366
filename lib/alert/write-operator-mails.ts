import { enScreens as en } from "@/lib/format/messages/en-screens";
import { queueMail } from "@/lib/mail/queue-mail";
import { feedLateMail } from "@/lib/mail/templates/feed-late";
import type { LateFeed } from "@/lib/market/late-feeds";
import type { Clock } from "@/lib/platform/clock";
import { withSystem } from "@/lib/platform/db";
import { runtimeEnv } from "@/lib/platform/env";

/**
 * writeOperatorMails tells the operator's address, where one is set, which feeds stayed late: once a UTC day per kind of
 * feed, known from the outbox itself, so running it again writes nothing again. Returns how many it wrote.
 */
export async function writeOperatorMails(late: readonly LateFeed[], { clock }: { clock: Clock }): Promise<number> {
  const { OPERATOR_EMAIL, NEXTAUTH_URL } = runtimeEnv();
  if (OPERATOR_EMAIL === undefined) return 0;
  const now = clock.now();
  let written = 0;
  for (const { feed, subjects, since, errorCode, targetMs } of late) {
    const content = feedLateMail({
      feed,
      subjects,
      since: since === null ? null : new Date(since),
      errorCode,
      targetMs,
      effect: en.feeds.enters[feed],
      url: NEXTAUTH_URL,
    });
    const dedupeKey = `feed_late:${feed}:${now.toISOString().slice(0, 10)}`;
    const isNew = await withSystem((tx) =>
      queueMail(tx, { kind: "feed_late", userId: null, to: OPERATOR_EMAIL, content, dedupeKey }, now),
    );
    if (isNew) written += 1;
  }
  return written;
}
